import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pruneCounts } from '../../src/corpus/count-contexts.js';
import { readResults } from '../../src/evaluation/read-results.js';
import { mainScoreOf, type TaskResult } from '../../src/evaluation/task-result.js';

import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { readSpace } from '../../src/space/read-space.js';
import { Space } from '../../src/space/space.js';
import { applyTransforms } from '../../src/space/transform.js';
import { weighting } from '../../src/space/weighting.js';
import { writeSpace } from '../../src/space/write-space.js';

// One report of what sources of vectors are good for: words, phrases and sentences by cosine, transitive sentences composed of
// their vectors, senses by a bi-encoder. Writes benchmarks/results/providers.json and prints a table.
// Usage: npm run build && qualia providers fetch all-minilm-l6-v2
//        npx tsx benchmarks/embedding/measure-providers.ts --spaces FOLDER --vectors GLOVE [--out FOLDER of results to keep]
// FOLDER is what "qualia space build" wrote, GLOVE any file of word vectors. The transformer needs onnxruntime-node and
// @huggingface/tokenizers.

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: given } = parseArgs({
  options: { spaces: { type: 'string' }, vectors: { type: 'string' }, out: { type: 'string' } },
});
const { spaces, vectors } = given;
if (spaces === undefined || vectors === undefined) {
  throw new Error('Name a folder of spaces and a file of word vectors: --spaces FOLDER --vectors FILE');
}
const folder = given.out ?? mkdtempSync(join(tmpdir(), 'qualia-providers-'));

const domain = join(spaces, 'domain.safetensors');
const counted = join(folder, 'counted');
const models = [
  ['count space', `space:${join(counted, 'count.safetensors')}`],
  ['domain space', `space:${domain}`],
  ['domain and function space', `space:${domain}?function=${join(spaces, 'function.safetensors')}`],
  ['word vectors', `static:${vectors}?weighting=frequency`],
  ['transformer', 'transformers:all-minilm-l6-v2'],
] as const;
const texts = [
  'wordsim-353',
  'simlex-999',
  'ml2010-adjective-noun',
  'ml2010-compound-noun',
  'ml2010-verb-object',
  'relpron-development',
  'noun-modifier-published',
  'sick-train',
];
const senses = ['semeval2007', 'senseval2', 'semeval2015'];
const verbs = `discocat-verbs=${join(spaces, 'verb-subject-object.tsv')}`;
const sentences = ['verb-only', 'additive', 'kronecker', 'relational'];

// The count space: PPMI of the 2,000 commonest contexts of the domain counts, without a reduction.
const counts = await readSpace(join(spaces, 'domain.counts.safetensors'));
if (counts.contexts === undefined || counts.matrix instanceof DenseMatrix) throw new Error('These are no counts.');
const { targets, contexts, matrix } = counts;
const kept = pruneCounts({ targets, contexts, matrix }, { minimumTargetCount: 3, maximumContexts: 2000 });
const ppmi = applyTransforms(new Space({ name: 'count', ...kept, history: counts.history }), [
  weighting('ppmi', { contextSmoothing: 0.75 }),
]);
await mkdir(counted, { recursive: true });
await writeSpace(join(counted, 'count.safetensors'), ppmi);

for (const [name, model] of models) {
  const own = `${model}${model.includes('?') ? '&' : '?'}`;
  run(texts, [`model:${model}`]);
  const named = (kind: string): string => encodeURIComponent(`${kind}, ${name}`);
  run(
    ['gs2011'],
    sentences.map((kind) => {
      const table = kind === 'relational' ? `&${verbs}` : '';
      return `discocat:${own}discocat-model=${kind}${table}&discocat-name=${named(kind)}`;
    }),
  );
  run(senses, [
    `bi-encoder:${own}sense-name=${named('senses')}`,
    `bi-encoder:${own}sense-prior=1&sense-name=${named('senses and prior')}`,
  ]);
}
run(senses, ['first-sense']);

const results = await readResults(folder);
const report = {
  command: 'npx tsx benchmarks/embedding/measure-providers.ts --spaces FOLDER --vectors GLOVE',
  version: results[0]?.version,
  node: process.version,
  results: results.map(summarise).sort((a, b) => compare(a.task, b.task) || compare(a.system, b.system)),
};
writeFileSync(join(root, 'benchmarks/results/providers.json'), `${JSON.stringify(report, null, 1)}\n`);
const rows = new Map<string, Map<string, string>>();
for (const { task, specification, score, interval } of report.results) {
  const [title, column] = [rowOf(task, specification), columnOf(specification)];
  const row = rows.get(title) ?? new Map<string, string>();
  rows.set(title, row.set(column, `${write(score)} [${interval.map(write).join(', ')}]`));
}
console.log(`| | ${models.map(([name]) => name).join(' | ')} |\n| --- | ${models.map(() => '---:').join(' | ')} |`);
for (const [title, row] of rows) {
  console.log(`| ${title} | ${models.map(([name]) => row.get(name) ?? '').join(' | ')} |`);
}
if (given.out === undefined) rmSync(folder, { recursive: true });

function run(tasks: readonly string[], systems: readonly string[]): void {
  const data = process.env['QUALIA_DATA'] ?? join(root, '../shared/data');
  const all = ['dist/cli/main.js', 'bench', 'run', ...tasks, '--data', data, '--out', folder, '--resume'];
  execFileSync(process.execPath, [...all, '--system', ...systems], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function summarise(result: TaskResult) {
  const { task, mainScore, counts, system, seed, samples } = result;
  const score = mainScoreOf(result);
  const round = (value: number | null | undefined): number | null =>
    value == null ? null : Math.round(value * 1e4) / 1e4;
  return {
    task,
    system: system.name,
    specification: system.specification,
    measure: mainScore,
    score: round(score?.value),
    interval: [round(score?.interval?.low), round(score?.interval?.high)],
    answered: `${counts.answered} of ${counts.items}`,
    contaminated: result.contaminated,
    seed,
    samples,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rowOf(task: string, specification: string): string {
  const model = /discocat-model=([a-z-]+)/.exec(specification)?.[1];
  if (model !== undefined) return `${task}, ${model}`;
  return specification.includes('sense-prior') ? `${task}, with the sense prior` : task;
}

function columnOf(specification: string): string {
  const start = /(space|static|transformers):/.exec(specification)?.[0];
  if (specification.includes('count.safetensors')) return 'count space';
  const isDual = specification.includes('function=');
  const found = models
    .slice(1)
    .find(([, model]) => model.startsWith(start ?? '?') && model.includes('function=') === isDual);
  return found?.[0] ?? specification;
}

function write(value: number | null): string {
  return value === null ? '' : value.toFixed(3).replace(/^(-?)0/, '$1');
}
