import { DiskVectorCache } from './cache/disk-vector-cache.js';
import { type ModelIdentity, modelFolder } from './cache/model-folder.js';

/** Vectors that are kept, by a text or any other key: what holds two texts has to make one key of them. */
export interface VectorCache {
  /** Returns the vector of a key, in memory of its own, or undefined where there is none yet. */
  find(key: string): Float32Array | undefined;
  /** Keeps the vectors of keys; those that are known are passed over. */
  add(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  /** Makes what other processes have added findable; absent where there are none. It takes some microseconds. */
  readonly refresh?: (() => void) | undefined;
}

/** A cache whose files are open. */
export interface OpenVectorCache extends VectorCache {
  readonly refresh: () => void;
  /**
   * Waits for what is being added, and closes the files; the cache cannot be used from then on. Nothing is lost without it,
   * but other processes take better care of the files of a cache that was closed.
   */
  close(): Promise<void>;
}

/** Options of {@link openVectorCache}. */
export interface VectorCacheOptions {
  /** Is told, in a sentence, what is damaged in the cache, and why nothing can be kept in it. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/**
 * Opens the cache of a model's vectors in a folder; both are made where they are not there.
 *
 * A vector is found by the first 16 bytes of the SHA-256 of its key, under those of all that identifies the model: provider,
 * id and fingerprint. The keys themselves are not kept. Any number of processes may read and write the same cache at once:
 * each appends to a file of its own and sees what the others have appended, after `refresh`. What `add` has kept outlives a
 * process that is killed; after a power failure the last vectors may be missing, but none is wrong. In memory are about 30
 * bytes a vector.
 *
 * What is damaged is told and not found, so that it is asked for anew. Where the folder cannot be written, or the disk is
 * full, that is told and `add` keeps nothing, until there is room again; `find` goes on to find what can be read.
 *
 * @example
 * const cache = await openVectorCache('vectors', model);
 * const vectors = await embedTexts(model, texts, { cache });
 * await cache.close();
 */
export async function openVectorCache(
  folder: string,
  model: ModelIdentity,
  options: VectorCacheOptions = {},
): Promise<OpenVectorCache> {
  const { onNotice = () => undefined } = options;
  return await DiskVectorCache.open(modelFolder(folder, model), model, onNotice);
}

/**
 * Makes a cache that keeps vectors in memory, as many as are added, until it is forgotten. Vectors are copied, going in and
 * coming out.
 */
export function createMemoryCache(): VectorCache {
  const known = new Map<string, Float32Array>();
  return {
    find: (key) => known.get(key)?.slice(),
    async add(vectors) {
      for (const [key, vector] of vectors) if (!known.has(key)) known.set(key, vector.slice());
    },
  };
}
