import { setImmediate } from 'node:timers/promises';
import { loadJob } from '../../engine/inline-engine.js';
import type { PoolJob } from '../../engine/thread-pool.js';
import type { Sentence, TextUnit } from '../sentence.js';
import { ChunkCounter, type ChunkSummary } from './chunk-counter.js';
import { writeChunk } from './counting-folder.js';
import type { CountingMethod, CountingMethodAddress } from './counting-method.js';

/** What a thread that counts chunks is set up with. */
export interface ChunkSetup {
  readonly method: CountingMethodAddress;
  readonly folder: string;
  /** Bytes of memory that the counts of a chunk may take before they are written as a part. */
  readonly spillBytes: number;
}

/** A chunk of the corpus: its number in the stream and its units. */
export interface Chunk {
  readonly number: number;
  readonly units: readonly (TextUnit | Sentence)[];
}

/** Units that are counted between two looks at the memory and the signal. */
const unitsPerTurn = 64;

/** Makes the job that annotates and counts chunks; each appears whole in the folder or not at all. */
export async function makeChunkJob(setup: ChunkSetup): Promise<PoolJob<Chunk, ChunkSummary>> {
  const make = await loadJob<unknown, CountingMethod>(setup.method);
  const method = await make(setup.method.options, { report: () => undefined });
  return ({ number, units }, { signal }) =>
    writeChunk(setup.folder, number, async (writePart) => {
      const counter = new ChunkCounter(method, writePart, setup);
      for (let place = 0; place < units.length; place++) {
        if (place % unitsPerTurn === 0) {
          if (counter.isFull) await counter.spill();
          if (signal !== undefined) await setImmediate();
          signal?.throwIfAborted();
        }
        counter.add(units[place]);
      }
      return await counter.finish();
    });
}
