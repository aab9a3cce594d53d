import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextExtractor } from '../../src/corpus/context-extractor.js';
import { type Sentence, type UniversalTag, universalTags } from '../../src/corpus/sentence.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

const forms = fc.constantFrom('dog', 'barks', 'on', 'that', 'constructor', '__proto__', ',', '漢字');
const tags = fc.constantFrom<UniversalTag>(...universalTags);

/** Sentences of up to twelve tokens with any tags. */
export const taggedSentences: fc.Arbitrary<Sentence> = fc
  .array(fc.tuple(forms, tags), { minLength: 1, maxLength: 12 })
  .map((tokens) => taggedSentence(tokens.map(([form, tag]) => `${form}/${tag}`).join(' ')));

/** Returns the pairs that an extractor emits, as lists. */
export function contextsOf(extractor: ContextExtractor, sentence: Sentence): [target: number, context: string][] {
  const pairs: [number, string][] = [];
  extractor.extract(sentence, (target, context) => pairs.push([target, context]));
  return pairs;
}

/** Checks that a context extractor keeps the contract of `ContextExtractor`. */
export function describeContextExtractor(name: string, create: () => ContextExtractor): void {
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

    it('emits a token of the sentence with a context that is not empty', () => {
      fc.assert(
        fc.property(taggedSentences, (sentence) => {
          for (const [target, context] of contextsOf(extractor, sentence)) {
            expect(sentence.tokens[target]).toBeDefined();
            expect(context).not.toBe('');
          }
        }),
      );
    });

    it('emits the same pairs for the same tokens, whatever came between and whatever the document', () => {
      fc.assert(
        fc.property(taggedSentences, taggedSentences, (sentence, other) => {
          const pairs = contextsOf(extractor, sentence);
          contextsOf(extractor, other);
          expect(contextsOf(extractor, { ...sentence, document: 'e', position: 3 })).toEqual(pairs);
          expect(contextsOf(create(), sentence)).toEqual(pairs);
        }),
      );
    });

    it('leaves the sentence untouched', () => {
      fc.assert(
        fc.property(taggedSentences, (sentence) => {
          const before = structuredClone(sentence);
          contextsOf(extractor, sentence);
          expect(sentence).toEqual(before);
        }),
      );
    });
  });
}
