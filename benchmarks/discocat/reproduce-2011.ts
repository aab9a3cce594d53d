import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import type { RatedPairSet } from '../../src/evaluation/dataset.js';
import { scorePairs } from '../../src/evaluation/scores/score-pairs.js';
import { comparePhrases } from '../../src/evaluation/systems/compose-answers.js';
import { describeHistory } from '../../src/space/history.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { openTasks } from '../dual/read-tasks.js';
import { type CountSpaceChoice, makeCountSpace, takeWords } from './count-space.js';
import { publishedRows } from './published-2011.js';
import { readTables } from './read-tables.js';
import { listNeededWords } from './score-tasks.js';
import { nameChoice } from './space-choices.js';
import { writeTable } from './write-table.js';

// The table of Grefenstette & Sadrzadeh 2011 (EMNLP and GEMS) from our own corpora: GS2011 and ML2008, single ratings and means of
// items, SVO-SVO. The first space is weighted as in the papers, p(c|t) / p(c) of the 2,000 most frequent context lemmas in a window of
// 5 words; the second is the count space that choose-count-space.ts found best on ML2008 and ML2010.
// Writes benchmarks/results/discocat-2011.json and discocat-2011.md.
// Usage: npx tsx benchmarks/discocat/reproduce-2011.ts --spaces FOLDER --counts window.counts.safetensors --chosen JSON

const { values: given } = parseArgs({
  options: {
    spaces: { type: 'string' },
    counts: { type: 'string' },
    chosen: { type: 'string', multiple: true, default: [] },
    samples: { type: 'string', default: '2000' },
  },
});
const { spaces } = given;
if (spaces === undefined) throw new Error('Name a folder of spaces: --spaces FOLDER');
const countsPath = given.counts ?? join(spaces, 'window.counts.safetensors');
const samples = Number(given.samples);
const results = fileURLToPath(new URL('../results/', import.meta.url));

const models: readonly (readonly [task: string, models: readonly TransitiveModel[]])[] = [
  ['gs2011', ['verb-only', 'additive', 'multiplicative', 'relational', '0-diag', '1-diag', 'kronecker']],
  // Of a verb with one argument the matrices of the verb's own vector are that vector: 0-diag, 1-diag and Kronecker multiply.
  ['ml2008', ['verb-only', 'additive', 'multiplicative', 'relational']],
];
const papers: CountSpaceChoice = { counts: 'window.counts.safetensors', contexts: 2000, weighting: 'contextRatio' };
const choices = [papers, ...given.chosen.map((text) => JSON.parse(text) as CountSpaceChoice)];

const { read } = await openTasks();
const sets = await Promise.all(models.map(async ([id]) => ({ id, set: await read<RatedPairSet>(id) })));
const tables = await readTables(spaces);
const counts = await readSpace(countsPath, { verify: false });
const words = listNeededWords(sets, ['relational'], tables);
const rows = choices.flatMap((choice) => measureSpace(choice));

const report = {
  command:
    'npx tsx benchmarks/discocat/reproduce-2011.ts --spaces FOLDER --counts COUNTS --chosen CHOICE --samples 1000',
  node: process.version,
  seed: 1,
  samples,
  counts: describeHistory(counts.history),
  rows,
  published: publishedRows,
};
writeFileSync(join(results, 'discocat-2011.json'), `${JSON.stringify(report, null, 1)}\n`);
const markdown = writeTable(rows, publishedRows);
writeFileSync(join(results, 'discocat-2011.md'), markdown);
console.log(markdown);

function measureSpace(choice: CountSpaceChoice) {
  const space = takeWords(makeCountSpace(counts, choice), words, { unit: choice.unit ?? false });
  const name = nameChoice(choice, choice.unit ?? false);
  return models.flatMap(([task, names]) => {
    const set = sets.find(({ id }) => id === task)?.set;
    if (set === undefined) throw new Error(`There is no task ${task}.`);
    return names.map((model) => {
      const row = { space: name, ...measureModel(task, set, { model, space, tables }) };
      console.error(row.task, row.model, row.ratings.value, row.means.value);
      return row;
    });
  });
}

function measureModel(
  task: string,
  set: RatedPairSet,
  parts: { readonly model: TransitiveModel; readonly space: Space; readonly tables: ArgumentTables },
) {
  const answers = comparePhrases(set, { ...parts, ellipsis: 'add' });
  const similarities = answers.map(({ answer }) => answer);
  const { answered, means, ratings, levels } = scorePairs(set.pairs, similarities, { seed: 1, samples });
  const interval = (score: typeof means) => ({
    value: round(score?.value),
    low: round(score?.interval?.low),
    high: round(score?.interval?.high),
  });
  return {
    task,
    model: parts.model,
    ratings: interval(ratings),
    means: interval(means),
    answered: `${answered} of ${set.pairs.length}`,
    missing: [...new Set(answers.flatMap(({ missing = [] }) => missing))].sort(),
    high: round(levels?.high),
    low: round(levels?.low),
  };
}

function round(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e4) / 1e4;
}
