import { describe, expect, it } from 'vitest';
import { RelationalModel } from '../../src/discocat/relational-model.js';
import { pairTerm, relationalInnerProduct } from '../../src/discocat/relational-product.js';
import { type ArgumentTriple, argumentVectors, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { createRandom } from '../../src/random.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('small', [
  ['dog', [1, 1]],
  ['cat', [1, 2]],
  ['meat', [2, 1]],
  ['fish', [0, 1]],
  ['stone', [1, 0]],
]);
const verbs = new VerbArguments([
  { verb: 'eat', subject: 'dog', object: 'meat', count: 2 },
  { verb: 'eat', subject: 'cat', object: 'fish', count: 1 },
  { verb: 'devour', subject: 'dog', object: 'meat', count: 1 },
  { verb: 'drop', subject: 'stone', object: 'stone', count: 1 },
  { verb: 'constructor', subject: 'cat', object: 'fish', count: 1 },
  { verb: 'sleep', subject: 'dog', object: 'nothing', count: 1 },
  // More pairs than the space has dimensions, so that the model goes over to matrices.
  { verb: 'like', subject: 'dog', object: 'meat', count: 1 },
  { verb: 'like', subject: 'cat', object: 'fish', count: 1 },
  { verb: 'like', subject: 'cat', object: 'meat', count: 2 },
]);
const sentence = (subject: string, verb: string, object: string) => ({ subject, verb, object });

describeCompositionModel('the relational model', () => ({
  model: new RelationalModel(space, verbs),
  phrases: [
    sentence('dog', 'eat', 'meat'),
    sentence('cat', 'eat', 'fish'),
    sentence('dog', 'devour', 'meat'),
    sentence('dog', 'like', 'fish'),
    sentence('cat', 'constructor', 'meat'),
    sentence('fish', 'drop', 'dog'),
  ],
  unknown: [
    sentence('__proto__', 'eat', 'meat'),
    sentence('dog', 'eat', ''),
    sentence('dog', 'bite', 'meat'),
    sentence('dog', 'sleep', 'meat'),
  ],
  isCosine: true,
}));

describe('RelationalModel', () => {
  const model = new RelationalModel(space, verbs);

  it('gives the cosine of the sentences as matrices', () => {
    // eat = 2 (1,1)(x)(2,1) + (1,2)(x)(0,1) = ((4, 3), (4, 4)); devour = (1,1)(x)(2,1) = ((2, 1), (2, 1)).
    // dog . meat = (1,1)(x)(2,1): dog eat meat = ((8, 3), (8, 4)), dog devour meat = ((4, 1), (4, 1)).
    const product = 8 * 4 + 3 * 1 + 8 * 4 + 4 * 1;
    const expected = product / Math.sqrt((64 + 9 + 64 + 16) * (16 + 1 + 16 + 1));
    const [left, right] = [sentence('dog', 'eat', 'meat'), sentence('dog', 'devour', 'meat')];
    expect(model.similarity(left, right)).toBeCloseTo(expected, 6);
  });

  it('is 0 when the sentences have nothing in common', () => {
    // stone . drop . stone lies on the first entry alone, where fish has nothing.
    expect(model.similarity(sentence('stone', 'drop', 'stone'), sentence('cat', 'constructor', 'fish'))).toBe(0);
    expect(model.explain(sentence('stone', 'drop', 'stone'), sentence('cat', 'constructor', 'fish'))).toEqual([]);
  });

  it('gives the same from pairs and from matrices', () => {
    const random = createRandom(7);
    const words = Array.from({ length: 12 }, (_, index) => `w${index}`);
    const nouns = denseSpace(
      'random',
      words.map((word) => [word, Array.from({ length: 4 }, () => random.normal())]),
    );
    const pick = () => words[random.integer(words.length)];
    const triples = (verb: string, pairs: number): ArgumentTriple[] =>
      Array.from({ length: pairs }, () => ({ verb, subject: pick(), object: pick(), count: 1 + random.integer(3) }));
    const arguments_ = new VerbArguments([...triples('few', 3), ...triples('many', 40)]);
    const mixed = new RelationalModel(nouns, arguments_);
    const meaning = ({ subject, verb, object }: ReturnType<typeof sentence>) => ({
      subject: nouns.vector(subject),
      verb: argumentVectors(arguments_, verb, nouns),
      object: nouns.vector(object),
    });
    for (const [one, other] of [
      ['few', 'few'],
      ['few', 'many'],
      ['many', 'many'],
    ] as const) {
      const [left, right] = [sentence('w0', one, 'w1'), sentence('w2', other, 'w3')];
      const [a, b] = [meaning(left), meaning(right)];
      const norms = Math.sqrt(relationalInnerProduct(a, a) * relationalInnerProduct(b, b));
      // Matrices are kept in single precision.
      expect(mixed.similarity(left, right)).toBeCloseTo(relationalInnerProduct(a, b) / norms, 6);
    }
  });

  it('sees argument pairs that are added later', () => {
    const growing = new VerbArguments(verbs.all());
    const late = new RelationalModel(space, growing);
    const [left, right] = [sentence('dog', 'like', 'meat'), sentence('dog', 'drop', 'meat')];
    const before = late.similarity(left, right);
    growing.add({ verb: 'drop', subject: 'dog', object: 'meat', count: 5 });
    const after = late.similarity(left, right);
    expect(after).toBeGreaterThan(before);
    expect(after).toBe(new RelationalModel(space, growing).similarity(left, right));
  });

  it('compares verbs of thousands of pairs at 200 dimensions a hundred times, through their matrices', () => {
    const random = createRandom(3);
    const words = Array.from({ length: 400 }, (_, index) => `w${index}`);
    const nouns = denseSpace(
      'wide',
      words.map((word) => [word, Array.from({ length: 200 }, () => random.uniform())]),
    );
    const many = new VerbArguments();
    for (const verb of ['have', 'make']) {
      for (let pair = 0; pair < 3000; pair++) {
        const [subject, object] = [0, 1].map(() => words[random.integer(words.length)]);
        many.add({ verb, subject, object, count: 1 });
      }
    }
    const wide = new RelationalModel(nouns, many);
    for (let round = 0; round < 100; round++) {
      const similarity = wide.similarity(sentence(`w${round}`, 'have', 'w1'), sentence('w2', 'make', `w${round}`));
      expect(similarity).toBeGreaterThan(0);
      expect(similarity).toBeLessThan(1);
    }
  });
});

describe('RelationalModel.explain', () => {
  const model = new RelationalModel(space, verbs);
  const [eat, devour] = [sentence('dog', 'eat', 'meat'), sentence('dog', 'devour', 'meat')];

  it('names the argument pairs by their share of the inner product, largest first', () => {
    // s.s' = (1, 1) and o.o' = (4, 1). Terms with dog devour meat = (1,1)(x)(2,1):
    // dog eat meat, twice: 2 * <(1,1), (1,1)> * <(4,1).(2,1), (2,1)> = 2 * 2 * 17 = 68;
    // cat eat fish: <(1,2), (1,1)> * <(4,1).(0,1), (2,1)> = 3 * 1 = 3. Together 71, as above: 32 + 3 + 32 + 4.
    expect(model.explain(eat, devour)).toEqual([
      { left: 'dog eat meat', right: 'dog devour meat', share: 68 / 71 },
      { left: 'cat eat fish', right: 'dog devour meat', share: 3 / 71 },
    ]);
  });

  it('gives shares of all pairs that add up to 1', () => {
    const evidence = model.explain(eat, sentence('cat', 'like', 'fish'), { limit: 100 });
    expect(evidence).toHaveLength(2 * 3);
    expect(evidence.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const shares = evidence.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('gives the first of them up to the limit, three by default', () => {
    const other = sentence('cat', 'like', 'meat');
    const all = model.explain(eat, other, { limit: 100 });
    expect(model.explain(eat, other)).toEqual(all.slice(0, 3));
    for (const limit of [1, 2, 5]) expect(model.explain(eat, other, { limit })).toEqual(all.slice(0, limit));
  });

  it('puts equal shares in the order of the names', () => {
    const tied = new VerbArguments([
      { verb: 'see', subject: 'twin', object: 'b', count: 1 },
      { verb: 'see', subject: 'a', object: 'b', count: 1 },
    ]);
    const twins = denseSpace('twins', [
      ['a', [1, 2]],
      ['twin', [1, 2]],
      ['b', [1, 1]],
    ]);
    const see = sentence('a', 'see', 'b');
    const names = new RelationalModel(twins, tied)
      .explain(see, see, { limit: 4 })
      .map(({ left, right }) => [left, right]);
    expect(names).toEqual([
      ['a see b', 'a see b'],
      ['a see b', 'twin see b'],
      ['twin see b', 'a see b'],
      ['twin see b', 'twin see b'],
    ]);
  });

  it('names the pairs that a sum over all of them names, where verbs have hundreds', () => {
    const random = createRandom(11);
    const names = Array.from({ length: 60 }, (_, index) => `w${index}`);
    const wide = denseSpace(
      'wide',
      names.map((word) => [word, Array.from({ length: 40 }, () => 1e9 * random.normal())]),
    );
    const pick = () => names[random.integer(names.length)];
    const many = new VerbArguments();
    for (const verb of ['have', 'make']) {
      for (let pair = 0; pair < 300; pair++) many.add({ verb, subject: pick(), object: pick(), count: 1 });
    }
    const [left, right] = [sentence('w0', 'have', 'w1'), sentence('w2', 'make', 'w3')];
    const meaning = ({ subject, verb, object }: ReturnType<typeof sentence>) => ({
      subject: wide.vector(subject),
      verb: argumentVectors(many, verb, wide),
      object: wide.vector(object),
    });
    const [a, b] = [meaning(left), meaning(right)];
    const terms = a.verb.counts.reduce<number[]>((list, _, k) => {
      for (let l = 0; l < b.verb.counts.length; l++) list.push(pairTerm(a, b, { k, l }));
      return list;
    }, []);
    const product = terms.reduce((sum, term) => sum + term, 0);
    const expected = terms.map((term) => term / product).sort((x, y) => y - x);
    const shares = new RelationalModel(wide, many).explain(left, right, { limit: 20 }).map(({ share }) => share);
    expect(shares).toHaveLength(20);
    for (const [place, share] of shares.entries()) expect(share / expected[place]).toBeCloseTo(1, 4);
  });

  it('throws for an unknown word and for a limit that is no whole number above 0', () => {
    expect(() => model.explain(eat, sentence('dog', 'sleep', 'meat'))).toThrow(UnknownWordError);
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      expect(() => model.explain(eat, devour, { limit })).toThrow(OptionError);
    }
  });
});
