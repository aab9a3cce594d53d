import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContextExtractor, type EmitContext, everyToken } from '../../src/corpus/context-extractor.js';
import { type Sentence, type TokenRange, type UniversalTag, universalTags } from '../../src/corpus/sentence.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

const forms = fc.constantFrom('dog', 'barks', 'on', 'that', 'constructor', '__proto__', ',', '漢字');
const tags = fc.constantFrom<UniversalTag>(...universalTags);

/** Sentences of up to twelve tokens with any tags. */
export const taggedSentences: fc.Arbitrary<Sentence> = fc
  .array(fc.tuple(forms, tags), { minLength: 1, maxLength: 12 })
  .map((tokens) => taggedSentence(tokens.map(([form, tag]) => `${form}/${tag}`).join(' ')));

/** The same sentences with a tree, in which every token hangs on one before it. */
export const parsedSentences: fc.Arbitrary<Sentence> = taggedSentences.chain((sentence) => {
  const relations = fc.constantFrom('nsubj', 'obj', 'obl', 'case', 'fixed', 'punct', 'nsubj:pass', 'constructor');
  const arcs = sentence.tokens.map((_, place) => fc.tuple(fc.nat({ max: Math.max(0, place - 1) }), relations));
  return fc.tuple(...arcs).map((chosen) => {
    const heads = chosen.map(([head], place) => (place === 0 ? -1 : head));
    return { ...sentence, tree: { heads, relations: chosen.map(([, name], place) => (place === 0 ? 'root' : name)) } };
  });
});

/** Returns the pairs that an extractor emits, as lists; a count above 1 comes third. */
export function contextsOf(
  extractor: ContextExtractor,
  sentence: Sentence,
  targets?: readonly TokenRange[],
): [target: number, context: string, count?: number][] {
  const pairs: [number, string, number?][] = [];
  const emit: EmitContext = (target, context, count = 1) => {
    pairs.push(count === 1 ? [target, context] : [target, context, count]);
  };
  extractor.extract(sentence, emit, targets);
  return pairs;
}

/**
 * Checks that a context extractor keeps the contract of `ContextExtractor`.
 *
 * @param options.sentences what it is tried with; default tagged sentences without trees.
 * @param options.readsDocument whether contexts may depend on the document and the position; default false.
 */
export function describeContextExtractor(
  name: string,
  create: () => ContextExtractor,
  options: { readonly sentences?: fc.Arbitrary<Sentence>; readonly readsDocument?: boolean } = {},
): void {
  const { sentences = taggedSentences, readsDocument = false } = options;
  describe(`${name} keeps the ContextExtractor contract`, () => {
    const extractor = create();

    it('has a name, and options that a history can hold', () => {
      expect(extractor.name).not.toBe('');
      expect(JSON.parse(JSON.stringify(extractor.options))).toEqual(extractor.options);
      expect(Object.values(extractor.options)).not.toContain(null);
    });

    it('emits nothing for a sentence without tokens', () => {
      expect(contextsOf(extractor, { document: 'd', position: 0, text: '', tokens: [] })).toEqual([]);
    });

    it('emits a token of the sentence with a context that is not empty and a whole count', () => {
      fc.assert(
        fc.property(sentences, (sentence) => {
          for (const [target, context, count = 1] of contextsOf(extractor, sentence)) {
            expect(sentence.tokens[target]).toBeDefined();
            expect(context).not.toBe('');
            expect(Number.isInteger(count) && count >= 1).toBe(true);
          }
        }),
      );
    });

    it('emits the same pairs for the same tokens, whatever came between and whatever the document', () => {
      fc.assert(
        fc.property(sentences, sentences, (sentence, other) => {
          const pairs = contextsOf(extractor, sentence);
          contextsOf(extractor, other);
          const elsewhere = readsDocument ? sentence : { ...sentence, document: 'e', position: 3 };
          expect(contextsOf(extractor, elsewhere)).toEqual(pairs);
          expect(contextsOf(create(), sentence)).toEqual(pairs);
        }),
      );
    });

    it('takes tokens for targets unless it is told others', () => {
      fc.assert(
        fc.property(sentences, (sentence) => {
          expect(contextsOf(extractor, sentence, everyToken(sentence))).toEqual(contextsOf(extractor, sentence));
        }),
      );
    });

    it('gives a stretch of tokens the same contexts whatever other targets there are', () => {
      const stretches = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 });
      fc.assert(
        fc.property(sentences, stretches, (sentence, ranges) => {
          const { length } = sentence.tokens;
          const targets = ranges
            .map(([start, size]) => ({ start, end: start + size }))
            .filter(({ end }) => end <= length);
          const together = contextsOf(extractor, sentence, targets);
          targets.forEach((target, place) => {
            const own = together.filter(([number]) => number === place).map(([, ...rest]) => rest);
            expect(contextsOf(extractor, sentence, [target]).map(([, ...rest]) => rest)).toEqual(own);
          });
        }),
      );
    });

    it('leaves the sentence untouched', () => {
      fc.assert(
        fc.property(sentences, (sentence) => {
          const before = structuredClone(sentence);
          contextsOf(extractor, sentence);
          expect(sentence).toEqual(before);
        }),
      );
    });
  });
}
