import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { syntheticPpmiFile } from './inputs/count-shards.js';
import { paperSize } from './inputs/synthetic-counts.js';

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

await defineSpeed(import.meta.url, {
  id: 'paper-size',
  title: 'The size of Turney 2012: SVD of PPMI weights that are read from a file',
  cases: async ({ quick }) => {
    const size = quick ? { rows: 11_400, columns: 5000, nonzeros: 1_840_000 } : paperSize;
    const rank = quick ? 100 : 300;
    const path = await syntheticPpmiFile(size);
    const { openRowBlocks } = await library();
    const file = await openRowBlocks(path, { verify: false });
    const { rows, columns, nonzeros } = file;
    await file.close();
    const work: Work = { amount: nonzeros, unit: 'nonzeros' };
    const group = `SVD, ${rows} x ${columns}, ${(nonzeros / 1e6).toFixed(1)} million nonzeros in a file, k = ${rank}`;
    const prepare = (threads: number) => async (): Promise<SpeedRun> => {
      const { truncatedSvd } = await library();
      const blocks = await openRowBlocks(path, { reuseMemory: true });
      return () => ({ relativeError: truncatedSvd(blocks, { rank, threads }).relativeError });
    };
    const once = { role: 'ours', work, rounds: 1, warmUp: false } as const;
    return [
      { ...once, group, name: 'truncatedSvd of openRowBlocks', prepare: prepare(1) },
      { ...once, group, name: 'truncatedSvd of openRowBlocks, 2 threads', threads: 2, prepare: prepare(2) },
    ] satisfies readonly SpeedCase[];
  },
});
