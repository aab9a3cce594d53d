import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import type { Sentence, TextUnit } from '../../src/corpus/sentence.js';

/** Makes a reader of units that are at hand. */
export function listReader(units: readonly (TextUnit | Sentence)[], name = 'made-up'): CorpusReader {
  return {
    name,
    async *read({ signal, onProgress } = {}) {
      signal?.throwIfAborted();
      for (const [place, unit] of units.entries()) {
        yield unit;
        signal?.throwIfAborted();
        onProgress?.((place + 1) / units.length);
      }
    },
  };
}

/** Makes units of texts: each list a document. */
export function unitsOf(...documents: readonly (readonly string[])[]): TextUnit[] {
  return documents.flatMap((texts, document) =>
    texts.map((text, position) => ({ document: `${document}`, position, text })),
  );
}
