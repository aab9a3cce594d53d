import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import type { TransitiveModel } from '../../src/discocat/transitive-operators.js';
import type { RatedPairSet } from '../../src/evaluation/dataset.js';
import { scorePairs } from '../../src/evaluation/scores/score-pairs.js';
import { comparePhrases } from '../../src/evaluation/systems/compose-answers.js';
import { untagLemma } from '../../src/lexicon/tagged-lemma.js';
import { describeHistory } from '../../src/space/history.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { openTasks } from '../dual/read-tasks.js';
import { type CountSpaceChoice, makeCountSpace, takeWords } from './count-space.js';
import { type PublishedRow, publishedRows } from './published-2011.js';
import { readTables } from './read-tables.js';
import { listNeededWords } from './score-tasks.js';
import { nameChoice } from './space-choices.js';
import { tagTables, tagTask } from './tag-tasks.js';
import { type MeasuredRow, writeTable } from './write-table.js';

// The table of Grefenstette & Sadrzadeh 2011 (EMNLP and GEMS) from our own corpora: GS2011 and ML2008, single ratings and means of
// items, SVO-SVO. The first space is weighted as in the papers, p(c|t) / p(c) of the 2,000 most frequent context lemmas in a window of
// 5 words; the second is the count space that choose-count-space.ts found best on ML2008 and ML2010. With --tagged, a folder of counts
// of lemmas with their part of speech, as the papers had them, the papers' weighting again over these, and choices with "tags": true.
// Writes benchmarks/results/discocat-2011.json and discocat-2011.md. Spaces whose rows the file holds are not measured again.
// Usage: npx tsx benchmarks/discocat/reproduce-2011.ts --spaces FOLDER --counts window.counts.safetensors --chosen JSON \
//   --tagged FOLDER

interface Report {
  readonly command: string;
  readonly node: string;
  readonly seed: number;
  readonly samples: number;
  readonly counts: string;
  readonly taggedCounts?: string;
  readonly rows: readonly MeasuredRow[];
  readonly published: readonly PublishedRow[];
}

const { values: given } = parseArgs({
  options: {
    spaces: { type: 'string' },
    counts: { type: 'string' },
    tagged: { type: 'string' },
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
const taggedFolder = given.tagged;
const papers: CountSpaceChoice = { counts: 'window.counts.safetensors', contexts: 2000, weighting: 'contextRatio' };
const choices = [
  papers,
  ...(taggedFolder === undefined ? [] : [{ ...papers, tags: true }]),
  ...given.chosen.map((text) => JSON.parse(text) as CountSpaceChoice),
];
const jsonPath = join(results, 'discocat-2011.json');
const before: Pick<Report, 'rows'> = existsSync(jsonPath) ? JSON.parse(readFileSync(jsonPath, 'utf8')) : { rows: [] };

const { read } = await openTasks();
const sets = await Promise.all(models.map(async ([id]) => ({ id, set: await read<RatedPairSet>(id) })));
const tables = await readTables(spaces);
const counts = await readSpace(countsPath, { verify: false });
const tagged = taggedFolder === undefined ? undefined : tagAll(taggedFolder);
const words = listNeededWords(sets, ['relational'], tables);
const rows: MeasuredRow[] = [...before.rows];
for (const choice of choices) {
  if (!rows.some(({ space }) => space === nameOf(choice))) rows.push(...(await measureSpace(choice)));
}

const report: Report = {
  command:
    'npx tsx benchmarks/discocat/reproduce-2011.ts --spaces FOLDER --counts COUNTS --tagged TAGGED --chosen CHOICE --samples 1000',
  node: process.version,
  seed: 1,
  samples,
  counts: describeCounts(counts),
  ...(tagged && { taggedCounts: describeCounts(await tagged.open(papers)) }),
  rows,
  published: publishedRows,
};
writeFileSync(jsonPath, `${JSON.stringify(report, null, 1)}\n`);
const markdown = writeTable(rows, publishedRows);
writeFileSync(join(results, 'discocat-2011.md'), markdown);
console.log(markdown);

/** What is tagged for spaces of tagged lemmas: the counts in a folder, the sentences, and the tables of arguments. */
function tagAll(folder: string) {
  const own = sets.map(tagTask);
  const ownTables = tagTables(tables, own, ['relational']);
  const needed = listNeededWords(own, ['relational'], ownTables);
  const open = (choice: CountSpaceChoice) => readSpace(join(folder, choice.counts), { verify: false });
  return { open, sets: own, tables: ownTables, words: needed };
}

/** Tells how counts were made, of files by their names alone. */
function describeCounts({ history }: Space): string {
  return describeHistory(history).replaceAll(/\/[^+(\s]*\//g, '');
}

function nameOf(choice: CountSpaceChoice): string {
  return nameChoice(choice, choice.unit ?? false);
}

async function measureSpace(choice: CountSpaceChoice): Promise<MeasuredRow[]> {
  const parts = choice.tags ? tagged : { open: async () => counts, sets, tables, words };
  if (parts === undefined) throw new Error('Name the folder of counts of tagged lemmas: --tagged FOLDER');
  const space = takeWords(makeCountSpace(await parts.open(choice), choice), parts.words, {
    unit: choice.unit ?? false,
  });
  return models.flatMap(([task, names]) => {
    const set = parts.sets.find(({ id }) => id === task)?.set;
    if (set === undefined) throw new Error(`There is no task ${task}.`);
    return names.map((model) => {
      const row = { space: nameOf(choice), ...measureModel(task, set, { model, space, tables: parts.tables }) };
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
    missing: [...new Set(answers.flatMap(({ missing = [] }) => missing.map(untagLemma)))].sort(),
    high: round(levels?.high),
    low: round(levels?.low),
  };
}

function round(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e4) / 1e4;
}
