import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDiagram } from '../../src/discocat/check-diagram.js';
import { printDiagram } from '../../src/discocat/diagram-text.js';
import { contracts, type PregroupType, parseType, printType } from '../../src/discocat/pregroup-type.js';
import { reduceAmbiguous, reduceWords, tryReduceAmbiguous, tryReduceWords } from '../../src/discocat/reduce-words.js';
import { type Reduction, residualType, type TypedWord } from '../../src/discocat/reduction.js';
import { reductionDiagram } from '../../src/discocat/reduction-diagram.js';
import { ReductionError } from '../../src/discocat/reduction-error.js';
import { ParseError, UnknownWordError } from '../../src/errors.js';
import { words as wordTexts } from './random-diagrams.js';

const typed = (text: string): TypedWord[] =>
  text.split(', ').map((part) => {
    const [word, ...types] = part.split(' ');
    return { word, type: parseType(types.join(' ')) };
  });

/** Few bases and adjoints, so that contractions are many and greedy ones often wrong. */
const simpleTypes = fc.record({ base: fc.constantFrom('n', 's'), adjoint: fc.integer({ min: -1, max: 1 }) });
const shortTypes = fc.array(simpleTypes, { minLength: 0, maxLength: 3 });
const sentences = fc.array(fc.record({ word: wordTexts, type: shortTypes }), { maxLength: 5 });
const ambiguous = fc.array(
  fc.record({ word: wordTexts, types: fc.array(shortTypes, { minLength: 1, maxLength: 3 }) }),
  { maxLength: 4 },
);

/** Every type that a type reduces to, by contracting neighbours in every order: the oracle. */
function reachableTypes(type: PregroupType): Set<string> {
  const seen = new Set<string>();
  const visit = (current: PregroupType): void => {
    const text = printType(current);
    if (seen.has(text)) return;
    seen.add(text);
    for (let place = 0; place + 1 < current.length; place++) {
      if (contracts(current[place], current[place + 1])) visit(current.toSpliced(place, 2));
    }
  };
  visit(type);
  return seen;
}

function expectSound(reduction: Reduction): void {
  const simple = reduction.words.flatMap(({ type }) => type);
  const places = [...reduction.contractions.flatMap(({ left, right }) => [left, right]), ...reduction.open];
  expect(places.sort((a, b) => a - b)).toEqual(simple.map((_, place) => place));
  reduction.contractions.forEach(({ left, right }, at) => {
    expect(contracts(simple[left], simple[right])).toBe(true);
    expect(reduction.open.some((place) => left < place && place < right)).toBe(false);
    for (const other of reduction.contractions.slice(at + 1)) {
      expect(other.left > left && (other.left > right || other.right < right)).toBe(true);
    }
  });
  // The diagram is well typed only when the cups are planar.
  expect(checkDiagram(reductionDiagram(reduction)).at(-1)).toEqual(residualType(reduction));
}

describe('reduceWords', () => {
  it('contracts a transitive sentence to s', () => {
    const reduction = reduceWords(typed('dogs n, chase n.r s n.l, cats n'));
    expect(reduction.contractions).toEqual([
      { left: 0, right: 1 },
      { left: 3, right: 4 },
    ]);
    expect(reduction.open).toEqual([2]);
    expect(printDiagram(reductionDiagram(reduction))).toBe(
      '1 -> s: "dogs" n @0; "chase" n.r s n.l @1; "cats" n @4; cup n n.r @0; cup n.l n @1',
    );
  });

  it.each([
    ['dogs n, that n.r n s.l n, chase n.r s n.l, cats n, run n.r s', 's'],
    ['dogs n, that n.r n n.l.l s.l, cats n, chase n.r s n.l, run n.r s', 's'],
    ['old n n.l, dogs n, often n.r s s.l n, run n.r s', 's'],
    ['dogs n, give n.r s n.l n.l, cats n, food n', 's'],
    // Contracting the first two at once leaves n.r.
    ['a n.l, b n, c n.r', 'n.l'],
    ['a n.l, b n, c n.r, d n', 'n.l n'],
    ['a n.l n n.r, b s', 'n.l s'],
    ['constructor n, __proto__ n.r s', 's'],
    ['and 1, dogs n, run n.r s', 's'],
  ])('reduces %s to %s', (text, target) => {
    const reduction = reduceWords(typed(text), { target });
    expect(printType(residualType(reduction))).toBe(target);
    expectSound(reduction);
  });

  it('finds a reduction exactly when the brute force does, and the shortest residual otherwise', () => {
    fc.assert(
      fc.property(sentences, shortTypes, (words, target) => {
        const reachable = reachableTypes(words.flatMap(({ type }) => type));
        const reduction = tryReduceWords(words, { target });
        expectSound(reduction);
        const residual = printType(residualType(reduction));
        if (reachable.has(printType(target))) expect(residual).toBe(printType(target));
        else {
          const lengths = [...reachable].map((text) => parseType(text).length);
          expect(residualType(reduction).length).toBe(Math.min(...lengths));
          expect(() => reduceWords(words, { target })).toThrow(ReductionError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says which words leave what', () => {
    const words = typed('dogs n, chase n.r s n.l');
    const attempt = (): Reduction => reduceWords(words);
    expect(attempt).toThrow(
      '"dogs chase" does not reduce to s: what is left is s n.l. Give its words other types, or ask for another target.',
    );
    try {
      attempt();
    } catch (error) {
      const { words: texts, expected, residual } = error as ReductionError;
      expect([texts, printType(expected), printType(residual)]).toEqual([['dogs', 'chase'], 's', 's n.l']);
    }
    expect(() => reduceWords([])).toThrow('what is left is 1');
    expect(() => reduceWords(words, { target: 's.' })).toThrow(ParseError);
  });

  it('takes a sentence of many thousand words', () => {
    const words = typed(['the n n.l', ...Array.from({ length: 20_000 }, () => 'old n n.l'), 'dog n'].join(', '));
    expect(reduceWords(words, { target: 'n' }).open).toEqual([0]);
  });
});

describe('reduceAmbiguous', () => {
  it('chooses the types that reduce', () => {
    const [noun, adjective, verb] = ['n', 'n n.l', 'n.r s n.l'].map(parseType);
    const reduction = reduceAmbiguous([
      { word: 'the', types: [adjective] },
      { word: 'old', types: [adjective, noun] },
      { word: 'man', types: [noun, verb] },
      { word: 'the', types: [adjective] },
      { word: 'boats', types: [noun] },
    ]);
    expect(reduction.words.map(({ type }) => printType(type))).toEqual(['n n.l', 'n', 'n.r s n.l', 'n n.l', 'n']);
    expectSound(reduction);
  });

  it('finds a reduction exactly when some choice of types has one, with the least sum of places', () => {
    fc.assert(
      fc.property(ambiguous, shortTypes, (words, target) => {
        const sums = choicesOf(words)
          .filter((choice) =>
            reachableTypes(choice.flatMap((type, word) => words[word].types[type])).has(printType(target)),
          )
          .map((choice) => choice.reduce((sum, type) => sum + type, 0));
        const reduction = tryReduceAmbiguous(words, { target });
        expectSound(reduction);
        expect(printType(residualType(reduction)) === printType(target)).toBe(sums.length > 0);
        if (sums.length === 0) return;
        const sum = reduction.words.reduce((total, { type }, word) => {
          return total + words[word].types.findIndex((other) => printType(other) === printType(type));
        }, 0);
        expect(sum).toBe(Math.min(...sums));
      }),
    );
  });

  it('lets the later word take the later type where sums are equal', () => {
    const [noun, verb] = ['n', 'n.r s'].map(parseType);
    const other = parseType('n s.l');
    const words = [
      { word: 'one', types: [noun, other] },
      { word: 'two', types: [parseType('s'), verb, noun] },
    ];
    // n (n.r s) and (n s.l) s have the sum 1; to s only the first, to n only the second.
    expect(printType(reduceAmbiguous(words).words[1].type)).toBe('n.r s');
    expect(printType(reduceAmbiguous(words, { target: 'n' }).words[0].type)).toBe('n s.l');
    const both = ['one', 'two'].map((word) => ({ word, types: ['s', '1'].map(parseType) }));
    expect(reduceAmbiguous(both).words[1].type).toEqual([]);
  });

  it('names a word without a type, and the words that do not reduce', () => {
    expect(() => reduceAmbiguous([{ word: '__proto__', types: [] }])).toThrow(UnknownWordError);
    expect(() => reduceAmbiguous([{ word: 'dogs', types: [parseType('n')] }])).toThrow(ReductionError);
  });
});

function choicesOf(words: readonly { readonly types: readonly PregroupType[] }[]): number[][] {
  return words.reduce<number[][]>(
    (choices, { types }) => choices.flatMap((choice) => types.map((_, type) => [...choice, type])),
    [[]],
  );
}
