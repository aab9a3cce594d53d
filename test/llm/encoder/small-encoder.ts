import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import { createEncoder, type Encoder } from '../../../src/llm/encoder/encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { createRandom } from '../../../src/random.js';

const nouns = ['cat', 'dog', 'tree', 'stone'];
const verbs = new Map([
  ['cat', 'purrs'],
  ['dog', 'barks'],
  ['tree', 'grows'],
  ['stone', 'lies'],
]);

/** The words of {@link createSmallCorpus}. */
export const smallWords = ['the', '.', ...nouns, ...verbs.values(), 'constructor', '__proto__'];

/** A corpus of sentences in which each noun has a verb of its own. */
export function createSmallCorpus(sentences: number): CorpusReader {
  return {
    name: 'small corpus',
    async *read() {
      const random = createRandom(7);
      for (let position = 0; position < sentences; position++) {
        const noun = nouns[random.integer(nouns.length)] as string;
        yield { document: 'small', position, text: `The ${noun} ${verbs.get(noun)}.` };
      }
    },
  };
}

/** An encoder of the words of {@link createSmallCorpus}. */
export function createSmallEncoder(
  options: { readonly places?: 'relative' | 'absolute'; readonly seed?: number } = {},
): Encoder {
  const { places = 'relative', seed = 1 } = options;
  return createEncoder(new Arithmetic(), {
    words: smallWords,
    layers: 2,
    width: 16,
    heads: 2,
    maximumDistance: 8,
    places,
    seed,
  });
}
