import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { CorpusReader } from '../corpus/corpus-reader.js';

/** Opens files of one sentence a line. */
export function openCorpusSource(paths: readonly string[]): CorpusReader {
  return {
    name: paths.map((path) => basename(path)).join('+'),
    async *read({ signal, onProgress } = {}) {
      for (const [place, path] of paths.entries()) {
        let position = 0;
        for await (const text of createInterface({ input: createReadStream(path) })) {
          signal?.throwIfAborted();
          yield { document: path, position: position++, text };
        }
        onProgress?.((place + 1) / paths.length);
      }
    },
  };
}
