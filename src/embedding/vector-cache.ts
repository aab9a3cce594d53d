import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { readSpace } from '../space/read-space.js';
import { Space } from '../space/space.js';
import { writeSpace } from '../space/write-space.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link openVectorCache}. */
export interface VectorCacheOptions {
  /** Is told, in a sentence, of a file of the cache that is damaged and left aside. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** The vectors of one model that are kept on disk, by the content of the texts. */
export interface VectorCache {
  /** Returns the vector of a text, or undefined where it has none yet. */
  find(text: string): Float32Array | undefined;
  /** Keeps the vectors of texts; those that are known are passed over. */
  add(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}

/**
 * Opens the cache of a model's vectors in a folder; both are made where they are not there.
 *
 * A vector is found by the SHA-256 of its text under that of the model's provider and id. Each call of `add` writes a new
 * file, whole or not at all, named by what it holds, and no file is ever changed: several processes can write at once. A file
 * that is damaged is left aside and told.
 */
export async function openVectorCache(
  folder: string,
  { provider, modelId }: Pick<EmbeddingModel, 'provider' | 'modelId'>,
  options: VectorCacheOptions = {},
): Promise<VectorCache> {
  const own = join(folder, hash(JSON.stringify([provider, modelId])).slice(0, 32));
  await mkdir(own, { recursive: true });
  const known = new Map<string, Float32Array>();
  const names = (await readdir(own)).filter((name) => name.endsWith('.safetensors')).sort();
  for (const name of names) {
    const segment = await readSegment(join(own, name), options);
    segment?.targets.labels.forEach((key, row) => {
      known.set(key, segment.vectorAt(row));
    });
  }
  return {
    find: (text) => known.get(hash(text)),
    async add(vectors) {
      const fresh = [...vectors].map(([text, vector]) => [hash(text), vector] as const);
      const added = fresh.filter(([key]) => !known.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
      const [first] = added;
      if (first === undefined) return;
      const columns = first[1].length;
      const matrix = new DenseMatrix(added.length, columns, new Float32Array(added.length * columns));
      added.forEach(([, vector], row) => {
        matrix.values.set(vector, row * columns);
      });
      const keys = added.map(([key]) => key);
      const targets = new Vocabulary('the texts', keys);
      const history = [{ step: 'embed', options: { provider, modelId } }];
      const path = join(own, `${hash(keys.join('\n'))}.safetensors`);
      await writeSpace(path, new Space({ name: modelId, targets, matrix, history }));
      for (const [key, vector] of added) known.set(key, vector);
    },
  };
}

async function readSegment(path: string, { onNotice }: VectorCacheOptions): Promise<Space | undefined> {
  try {
    return await readSpace(path);
  } catch (error) {
    if (!(error instanceof FileFormatError)) throw error;
    onNotice?.(`A file of the cache of vectors is damaged and left aside; it can be removed. ${error.message}`);
    return undefined;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
