import type { DualSearch } from '../../src/dual/dual-search.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { clusteredVectors } from './inputs/clustered-vectors.js';
import { discard } from './inputs/normal-matrix.js';

const columns = 300;

/** Questions of a call, each of other words. */
const questions = 4;

/** Phrases that were seen, for the search among such. */
const seenPhrases = 1_000_000;

type Question = 'compose' | 'solve' | 'decompose' | 'seen' | 'rerank';

const names: Readonly<Record<Question, string>> = {
  compose: 'composeWord',
  solve: 'solveRelation',
  decompose: 'decomposeWord',
  seen: `decomposeWord, ${seenPhrases} phrases seen`,
  rerank: 'composeWord, a list of 1000 by the sum',
};

await defineSpeed(import.meta.url, {
  id: 'dual-search',
  title: 'Search of a dual space: the ten best words or phrases, exactly',
  cases,
});

function cases({ quick }: SpeedSettings): SpeedCase[] {
  const rows = quick ? 20_000 : 100_000;
  const work: Work = { amount: questions, unit: 'queries' };
  return (Object.keys(names) as Question[]).flatMap((question) => {
    const group = `${names[question]}, two spaces of ${rows} x ${columns}`;
    const own: SpeedCase = {
      group,
      name: names[question],
      role: 'ours',
      work,
      prepare: () => prepareSearch(question, rows),
    };
    const peer: SpeedCase = {
      group,
      name: 'numpy, the same products in single precision',
      role: 'peer',
      work,
      python: { script: 'dual-search.py', arguments: { question, rows, columns, questions, seen: seenPhrases } },
    };
    return [own, peer];
  });
}

async function prepareSearch(question: Question, rows: number): Promise<SpeedRun> {
  const search = await randomSearch(rows);
  const wordAt = (place: number): string => `w${(place * 371) % rows}`;
  const ask = await askOf(question, search, rows);
  let asked = 0;
  return () => {
    const answers = Array.from({ length: questions }, () => {
      asked++;
      return ask([wordAt(asked), wordAt(asked + 1), wordAt(asked + 2)]);
    });
    return discard(answers);
  };
}

type Ask = (words: readonly [string, string, string]) => unknown;

async function askOf(question: Question, search: DualSearch, rows: number): Promise<Ask> {
  switch (question) {
    case 'compose':
      return ([a, b]) => search.composeWord([a, b]);
    case 'solve':
      return ([a, b, c]) => search.solveRelation([a, b], c);
    case 'decompose':
      return ([c]) => search.decomposeWord(c);
    case 'rerank':
      return ([a, b]) => search.composeWord([a, b], { rerank: () => 0 });
    case 'seen': {
      const { BigramCounts } =
        await importBuilt<typeof import('../../src/dual/bigram-counts.js')>('dual/bigram-counts.js');
      const { createRandom } = await importBuilt<typeof import('../../src/random.js')>('random.js');
      const random = createRandom(1);
      const pairs = new BigramCounts();
      for (let phrase = 0; phrase < seenPhrases; phrase++) {
        pairs.add({ modifier: `w${random.integer(rows)}`, head: `w${random.integer(rows)}`, count: 1 });
      }
      return ([c]) => search.decomposeWord(c, { pairs });
    }
  }
}

async function randomSearch(rows: number): Promise<DualSearch> {
  const { DualSearch } = await importBuilt<typeof import('../../src/dual/dual-search.js')>('dual/dual-search.js');
  const { DualSpace } = await importBuilt<typeof import('../../src/dual/dual-space.js')>('dual/dual-space.js');
  const { Space } = await importBuilt<typeof import('../../src/space/space.js')>('space/space.js');
  const { Vocabulary } = await importBuilt<typeof import('../../src/corpus/vocabulary.js')>('corpus/vocabulary.js');
  const { DenseMatrix } =
    await importBuilt<typeof import('../../src/matrix/dense-matrix.js')>('matrix/dense-matrix.js');
  const { values } = await clusteredVectors(2 * rows, columns);
  const words = Array.from({ length: rows }, (_, row) => `w${row}`);
  const [domain, functional] = ['domain', 'function'].map((name, place) => {
    const part = values.slice(place * rows * columns, (place + 1) * rows * columns);
    const targets = new Vocabulary(`the ${name} space`, words);
    return new Space({ name, targets, matrix: new DenseMatrix(rows, columns, part), history: [] });
  });
  return new DualSearch(new DualSpace(domain, functional));
}
