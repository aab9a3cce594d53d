import fc from 'fast-check';
import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import type { CountingMethodAddress } from '../../../src/corpus/counting/counting-method.js';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { taggedSentences } from '../../conformance/context-extractor.js';
import { withChain } from '../parsed-sentence.js';

/** Names the method of `tiny-method.mjs`. */
export const tinyMethod = (options: object = {}): CountingMethodAddress => ({
  module: new URL('./tiny-method.mjs', import.meta.url).href,
  name: 'makeTinyMethod',
  options,
});

/** A corpus of annotated sentences in memory. */
export function tinyReader(sentences: readonly Sentence[]): CorpusReader {
  return {
    name: 'tiny',
    async *read({ signal, onProgress } = {}) {
      for (const [position, sentence] of sentences.entries()) {
        signal?.throwIfAborted();
        onProgress?.(position / sentences.length);
        yield { ...sentence, position };
      }
    },
  };
}

/** Up to eight sentences with trees, some of which hold a multiword lemma. */
export const tinyCorpora: fc.Arbitrary<Sentence[]> = fc.array(
  fc.tuple(taggedSentences.map(withChain), fc.nat({ max: 12 })).map(([sentence, start]): Sentence => {
    if (start + 2 > sentence.tokens.length) return sentence;
    const lemma = sentence.tokens.slice(start, start + 2).map((token) => token.lemma);
    return { ...sentence, multiwords: [{ start, end: start + 2, lemma: lemma.join(' '), tag: 'NOUN' }] };
  }),
  { maxLength: 8 },
);
