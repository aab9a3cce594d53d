import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LexiconDatabase } from '../../src/lexicon/index.js';
import { cachedFile, defineSpeed, importBuilt, type Measures, type SpeedCase, type SpeedRun } from './harness.js';

const library = () => importBuilt<typeof import('../../src/lexicon/index.js')>('lexicon/index.js');
const workbench = () =>
  importBuilt<typeof import('../../src/workbench/create-workbench.js')>('workbench/create-workbench.js');
const threads = () =>
  importBuilt<typeof import('../../src/workbench/jobs/job-runner.js')>('workbench/jobs/job-runner.js');

/** What somebody types who looks for a word: every beginning of these. */
const words = ['bank', 'entity', 'dog', 'break', 'constructor', 'new york', 'run', 'set', 'a'];

/** Words of glosses; the second list has those that most glosses have. */
const rare = ['river bank', 'barking', 'money', 'living thing', 'used to', 'genus of', 'prehistoric'];
const frequent = ['a', 'the', 'of the', 'or', 'in', 'in a', 'person who', 'money in', 'having', 's', 'an'];

/** Pages with what they are asked for. */
const pages: readonly { readonly name: string; readonly paths: readonly string[] }[] = [
  {
    name: 'search',
    paths: [...beginnings(words), ...rare, ...frequent].map((text) => `?q=${encodeURIComponent(text)}`),
  },
  { name: 'word', paths: ['/entry/wn31-bank-n', '/entry/wn31-entity-n', '/entry/wn31-dog-n'] },
  { name: 'word of 59 senses', paths: ['/entry/wn31-break-v'] },
  { name: 'synset', paths: ['/synset/wn31-00001740-n', '/synset/wn31-02086723-n'] },
  { name: 'findings', paths: ['/findings', '/findings?code=W307&text=genus'] },
];

await defineSpeed(import.meta.url, {
  id: 'workbench',
  title: 'WordNet 3.1 in a store, and the workbench on it',
  cases: async () => {
    const store = await cachedFile('workbench-2-wn31.sqlite', async (path) => {
      const { LexiconDatabase, readLexiconRecords } = await library();
      const { lexicons } = await readLexiconRecords('wordnet');
      const database = new LexiconDatabase(path, { create: true });
      for (const lexicon of lexicons) database.add(lexicon);
      database.close();
    });
    /** Opens a copy, since one process has a store for itself. */
    const open = async (): Promise<LexiconDatabase> => {
      const path = join(mkdtempSync(join(tmpdir(), 'qualia-speed-')), 'wn31.sqlite');
      copyFileSync(store, path);
      const { LexiconDatabase } = await library();
      const database = new LexiconDatabase(path);
      process.once('exit', () => rmSync(path, { force: true }));
      return database;
    };
    return [
      oneCase('open the store', 1, async () => {
        const database = await open();
        const { path } = database;
        database.close();
        const { LexiconDatabase } = await library();
        return () => {
          const opened = new LexiconDatabase(path);
          const { length } = opened.list();
          opened.close();
          return { lexicons: length };
        };
      }),
      oneCase('search lemmas', beginnings(words).length, async () => {
        const lexicon = (await open()).lexicon();
        const { searchLemmas } = await library();
        return () => timeEach(beginnings(words), (text) => void searchLemmas(lexicon, text, { limit: 30 }));
      }),
      oneCase('search glosses', rare.length, async () => {
        const lexicon = (await open()).lexicon();
        const { searchTexts } = await library();
        return () => timeEach(rare, (text) => void searchTexts(lexicon, text, { limit: 30 }));
      }),
      oneCase('search glosses for words that most have', frequent.length, async () => {
        const lexicon = (await open()).lexicon();
        const { searchTexts } = await library();
        return () => timeEach(frequent, (text) => void searchTexts(lexicon, text, { limit: 30 }));
      }),
      oneCase('edit a gloss, checked and on the disk', 1, async () => {
        const lexicon = (await open()).lexicon();
        const { LexiconEditor, searchLemmas } = await library();
        const editor = new LexiconEditor(lexicon);
        const synset = searchLemmas(lexicon, 'bank')[0]?.senses[0]?.synset ?? '';
        let edits = 0;
        return () => {
          editor.edit([{ verb: 'set-gloss', synset, text: `sloping land, ${edits++}` }]);
          return undefined;
        };
      }),
      ...pages.map(({ name, paths }) => {
        return oneCase(`page: ${name}`, paths.length, async () => {
          const { createWorkbench } = await workbench();
          const { runInThread } = await threads();
          const bench = createWorkbench(await open(), { run: runInThread });
          await bench.check();
          return () => {
            return timeEach(paths, async (path) => {
              const answer = await bench.app.request(`http://127.0.0.1/lexicon/wn31${path}`, {
                headers: { host: '127.0.0.1' },
              });
              if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`);
              await answer.text();
            });
          };
        });
      }),
    ];
  },
});

function oneCase(name: string, queries: number, prepare: () => SpeedRun | Promise<SpeedRun>): SpeedCase {
  const work = { amount: queries, unit: 'queries' } as const;
  return { group: name, name, role: 'ours', work, rounds: 5, prepare };
}

function beginnings(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    Array.from(text, (_, at) => text.slice(0, at + 1)).filter((each) => !each.endsWith(' ')),
  );
}

/** Times each query of a call; in milliseconds. */
async function timeEach(queries: readonly string[], ask: (query: string) => void | Promise<void>): Promise<Measures> {
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { 'median ms': times[times.length >> 1] ?? 0, 'worst ms': times.at(-1) ?? 0 };
}
