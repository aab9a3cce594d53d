import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadJob } from '../../engine/inline-engine.js';
import type { PoolJob } from '../../engine/thread-pool.js';
import { syncFolder, writeWhole } from '../../matrix/write-whole-file.js';
import type { Sentence, TextUnit } from '../sentence.js';
import { ChunkCounter, type ChunkSummary } from './chunk-counter.js';
import { chunkPath, chunkSummaryName, writePartsTo } from './counting-folder.js';
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
  return async ({ number, units }, { signal }) => {
    const path = chunkPath(setup.folder, number);
    const unfinished = `${path}.${process.pid}-${randomUUID()}.tmp`;
    await mkdir(unfinished);
    try {
      const counter = new ChunkCounter(method, writePartsTo(unfinished), setup);
      for (let place = 0; place < units.length; place++) {
        if (place % unitsPerTurn === 0) {
          if (counter.isFull) await counter.spill();
          if (signal !== undefined) await setImmediate();
          signal?.throwIfAborted();
        }
        counter.add(units[place]);
      }
      const summary = await counter.finish();
      await writeWhole(join(unfinished, chunkSummaryName), async (file) => file.writeFile(JSON.stringify(summary)));
      await rename(unfinished, path);
      await syncFolder(dirname(path));
      return summary;
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
  };
}
