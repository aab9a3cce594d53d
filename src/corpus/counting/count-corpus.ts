import type { JobAddress } from '../../engine/engine.js';
import { openThreadPool, type ThreadPool } from '../../engine/thread-pool.js';
import { type FileFormatError, requireOption, requireWhole } from '../../errors.js';
import type { CorpusReader, ReadOptions } from '../corpus-reader.js';
import type { ChunkSummary } from './chunk-counter.js';
import type { Chunk, ChunkSetup } from './count-chunk.js';
import { CountingFolder, readBegunSettings } from './counting-folder.js';
import type { CountingMethodAddress } from './counting-method.js';
import { type CountingProgress, CountingState } from './counting-state.js';
import { cutChunks } from './cut-chunks.js';
import { type CorpusCounts, describeFailure, findFinished, finishCounting } from './finish-counting.js';

/** Options of {@link countCorpus}. */
export interface CountCorpusOptions extends Pick<ReadOptions, 'signal' | 'onBad'> {
  /** How units are annotated and what is counted, found by address in each thread. */
  readonly method: CountingMethodAddress;
  /** Whatever else the counts depend on, by name: the stamps of the inputs, the version of the annotator. Default none. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Threads that annotate and count; default 1, which is this one. Their number never changes the result. */
  readonly threads?: number;
  /** Bytes that counts and waiting text may take together, besides the annotators; default 2^30. */
  readonly memory?: number;
  /** Characters of text a chunk, up to the end of a unit; default memory / 256, from 2^16 to 2^26. */
  readonly chunkCharacters?: number;
  readonly onProgress?: ((progress: CountingProgress) => void) | undefined;
}

/** The name of the size of chunks in a folder's settings. */
const chunkSetting = 'chunkCharacters';

const chunkJob: JobAddress = { module: new URL('./count-chunk.js', import.meta.url).href, name: 'makeChunkJob' };

/**
 * Annotates a corpus and counts contexts of several kinds, tuples and frequencies in one pass over its stream, in
 * memory that does not grow with the corpus, into a folder.
 *
 * The stream is cut into chunks, which threads annotate, count and write as sorted runs; these are merged at the end. A
 * call that was aborted or killed goes on where it was when it is made again: the stream is read again, but counted
 * chunks are not annotated again, and the result has the same bytes. Neither threads nor memory nor the size of chunks
 * change it.
 *
 * Of `memory` a quarter is for text that waits or is worked on (chunks of `chunkCharacters`), half is shared by the
 * threads for counts: a chunk whose counts grow beyond its part is written in several parts. A folder that was begun keeps
 * the size of its chunks.
 *
 * @throws what the reader and the method throw; the signal's reason when it is aborted; QualiaError with code
 * `CHANGED_COUNTING` when the folder was begun with other settings, with code `LOCKED` when another process works in it.
 * @example
 * const counts = await countCorpus(reader, 'counts', { method, threads: 2 });
 * const domain = await selectContexts('counts/domain.run', { minimumTargetCount: 100 });
 */
export async function countCorpus(
  reader: CorpusReader,
  folder: string,
  options: CountCorpusOptions,
): Promise<CorpusCounts> {
  const { method, settings = new Map(), threads = 1, memory = 2 ** 30, signal } = options;
  requireOption(Number.isFinite(memory) && memory >= 2 ** 22, 'memory', memory, 'a number of bytes >= 2^22');
  // Chunks that are counted stay of use when the call is made again with other memory.
  const begun = (await readBegunSettings(folder))?.get(chunkSetting);
  const fitting = Math.min(2 ** 26, Math.max(2 ** 16, Math.floor(memory / 256)));
  const { chunkCharacters = begun === undefined ? fitting : Number(begun) } = options;
  requireWhole('chunkCharacters', chunkCharacters, 1);
  signal?.throwIfAborted();
  const plan = new Map([
    ['reader', reader.name],
    ['method', `${method.name} ${JSON.stringify(method.options)}`],
    [chunkSetting, `${chunkCharacters}`],
    ...settings,
  ]);
  const counting = await CountingFolder.open(folder, plan);
  try {
    const known = await findFinished(counting);
    if (known !== undefined) return known;
    const setup: ChunkSetup = { method, folder, spillBytes: memory / 2 / threads };
    const pool = openThreadPool<ChunkSetup, Chunk, ChunkSummary>(chunkJob, setup, { threads, signal });
    const state = new CountingState(options.onProgress);
    try {
      await countChunks(reader, counting, pool, state, { ...options, chunkCharacters });
    } finally {
      await pool.close();
    }
    return await finishCounting(counting, state, { threads, signal });
  } catch (error) {
    throw describeFailure(error, folder);
  } finally {
    await counting.close();
  }
}

async function countChunks(
  reader: CorpusReader,
  counting: CountingFolder,
  pool: ThreadPool<Chunk, ChunkSummary>,
  state: CountingState,
  options: CountCorpusOptions & { readonly chunkCharacters: number },
): Promise<void> {
  const { signal, onBad, chunkCharacters } = options;
  const units = reader.read({
    signal,
    onProgress: (share) => state.tell('reading', share),
    ...(onBad && {
      onBad: (error: FileFormatError) => {
        state.addBad(error);
        onBad(error);
      },
    }),
  });
  const running = new Set<Promise<void>>();
  const aborted = abortOf(signal);
  try {
    for await (const chunk of cutChunks(units, chunkCharacters)) {
      const known = await counting.findChunk(chunk.number);
      if (known !== undefined) {
        state.addChunk(chunk.number, known, false);
        continue;
      }
      // One chunk more than there are threads, so that none waits for the reader.
      while (running.size > pool.threads) await Promise.race([...running, aborted.promise]);
      const counted = pool.run(chunk).then((summary) => {
        running.delete(counted);
        state.addChunk(chunk.number, summary, true);
      });
      counted.catch(() => undefined);
      running.add(counted);
    }
    await Promise.race([Promise.all(running), aborted.promise]);
    signal?.throwIfAborted();
    // A corpus without units has one chunk without any: so its runs are there, too.
    if (state.chunks > 0) return;
    const known = await counting.findChunk(0);
    state.addChunk(0, known ?? (await pool.run({ number: 0, units: [] })), known === undefined);
  } finally {
    aborted.forget();
  }
}

/** A promise that rejects with the signal's reason when it is aborted, until it is forgotten. */
function abortOf(signal: AbortSignal | undefined): { readonly promise: Promise<never>; readonly forget: () => void } {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  promise.catch(() => undefined);
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  return { promise, forget: () => signal?.removeEventListener('abort', abort) };
}
