import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { AblationModel } from './ablation-model.js';
import { type AblationRow, ablationRows, baseRow, candidateRows, type ViewedSpace } from './ablation-rows.js';
import { baseMaking, countWays, type KeptSpace, makeAblationSpace } from './ablation-spaces.js';
import {
  type AblationTask,
  compareOutcomes,
  type Outcome,
  readAblationTasks,
  scoreOutcome,
  scoreSpelling,
} from './ablation-tasks.js';
import { formatAblationCell, type TaskCell, writeAblationTable } from './write-ablation-table.js';

// The ablation table of the dual space: one thing at a time is changed of the base, the defaults of `qualia space build` with
// the targets and multiword lemmas of WordNet, and scored on development data. Writes benchmarks/results/dual-ablations.json
// and prints a table; a star marks a difference from the base whose 95 % interval leaves 0 out.
// Usage: npm run build && npx tsx benchmarks/dual/ablations.ts <folder> [millions of tokens, default 20] [all or candidates]
// With `candidates` only the rows that were better at 20 million tokens are made, and the file is dual-ablations-candidates.json.
// The folder keeps the sample, the counts and the spaces, so that a run that was stopped goes on.

const [folder = 'ablations', size = '20', which = 'all'] = process.argv.slice(2);
const asked = which === 'candidates' ? candidateRows : ablationRows;
const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const sample = join(folder, 'samples', `sample-${size}m.txt`);

mkdirSync(folder, { recursive: true });
if (!existsSync(sample)) {
  const script = [join(root, 'benchmarks/dual/sample-corpora.ts'), join(folder, 'samples'), size];
  execFileSync(process.execPath, ['--import', 'tsx', ...script], { stdio: 'inherit' });
}
const labels = [baseRow, ...asked].flatMap((row) => [row.domain.space.counts, row.function.space.counts]);
const tokens = await countWays(sample, folder, new Set(labels));
const { tasks, questions } = await readAblationTasks(data);

const kept = new Map<string, KeptSpace>();
let last: { readonly path: string; readonly space: Space } | undefined;
const baseSpaces = new Map<string, Space>();

/** Reads a space; those of the base stay, and so does the last, as rows that share one stand together. */
async function openSpace({ space, view }: ViewedSpace): Promise<Space> {
  const { path, made } = await makeAblationSpace(space, folder);
  kept.set(path, { path, made });
  const isBase = [baseRow.domain, baseRow.function].some((side) => side.space === space);
  const known = baseSpaces.get(path) ?? (last?.path === path ? last.space : await readSpace(path));
  if (isBase) baseSpaces.set(path, known);
  else last = { path, space: known };
  return view === undefined ? known : viewSpace(known, view);
}

async function openModel(row: AblationRow): Promise<AblationModel> {
  return new AblationModel(await openSpace(row.domain), await openSpace(row.function), row.options);
}

function scoreCell(task: AblationTask, outcome: Outcome, compared?: Outcome): TaskCell {
  const score = scoreOutcome(task, outcome);
  const answered = outcome.filter((value) => value !== undefined).length;
  return {
    score: score && [...score, answered],
    ...(compared !== undefined && { difference: compareOutcomes(task, outcome, compared) }),
  };
}

// Joining counts needs those of both sides, so the base comes before the mono space.
const baseModel = await openModel(baseRow);
const baseOutcomes = new Map(tasks.map((task) => [task.name, task.answer(baseModel)]));
const baseCells = Object.fromEntries(
  tasks.map((task) => [task.name, scoreCell(task, baseOutcomes.get(task.name) ?? [])]),
);
const rows: { factor: string; value: string; sizes: unknown; tasks: Record<string, TaskCell> }[] = [
  { factor: 'base', value: '', sizes: await sizesOf(baseRow), tasks: baseCells },
];
for (const row of asked) {
  const model = await openModel(row);
  const touched = tasks.filter(({ asks }) => row.asks === undefined || row.asks === asks);
  const cells = touched.map((task): [string, TaskCell] => {
    return [task.name, scoreCell(task, task.answer(model), baseOutcomes.get(task.name))];
  });
  rows.push({
    factor: row.factor,
    value: row.value,
    sizes: await sizesOf(row),
    tasks: Object.fromEntries(cells),
  });
  console.log(row.factor, row.value, cells.map(([, cell]) => formatAblationCell(cell)).join(' | '));
}

const isAsked = (set: string) => (place: number) => baseOutcomes.get(set)?.[place] !== undefined;
const report = {
  command: `npm run build && npx tsx benchmarks/dual/ablations.ts <folder> ${size} ${which}`,
  tokens,
  base: { domainWindow: 7, patternWindow: 3, targets: 'wordnet', multiwords: true, ...baseMaking },
  items: Object.fromEntries(tasks.map(({ name, items }) => [name, items])),
  answered:
    'questions: stem and solution are known, and unknown wrong choices are never chosen; pairs: all words are known; ' +
    'semeval: questions of which all pairs are rated, means and intervals over relations; google: all four words are ' +
    'known, the answer is chosen among those of its section, means and intervals over the pairs that are asked for',
  score: '[score, low, high, answered], difference from the base on the items that both answer: [value, low, high]',
  spelling: {
    'noun-modifier-7': scoreSpelling(questions.seven, isAsked('noun-modifier-7')),
    'noun-modifier-14': scoreSpelling(questions.fourteen, isAsked('noun-modifier-14')),
  },
  spaces: [...kept.values()].map(({ path, made: { history, ...made } }) => ({
    ...made,
    place: path.slice(join(folder, 'spaces').length + 1),
    history: history.flatMap(({ step, options }) => (Object.keys(options).length === 0 ? [] : [{ step, options }])),
  })),
  rows,
};
// Lists of numbers stay on one line.
const text = JSON.stringify(report, null, 1).replace(/\[\s+([-\d.,\s]+?)\s+\]/g, (_, list: string) => {
  return `[${list.replace(/\s+/g, ' ')}]`;
});
const name = which === 'candidates' ? 'dual-ablations-candidates' : 'dual-ablations';
const path = join(root, `benchmarks/results/${name}.json`);
writeFileSync(path, `${text}\n`);
console.log(writeAblationTable(path));

/** The rows and columns of the two spaces of a row. */
async function sizesOf(row: AblationRow): Promise<Record<string, number[]>> {
  const sides = await Promise.all([row.domain, row.function].map(({ space }) => makeAblationSpace(space, folder)));
  const [domain, functional] = sides.map(({ made: { targets, contexts, nonzeros } }) => [targets, contexts, nonzeros]);
  return { domain: domain ?? [], function: functional ?? [] };
}
