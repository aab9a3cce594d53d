import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResults } from '../../src/evaluation/read-results.js';
import type { TaskResult } from '../../src/evaluation/task-result.js';

// Learning curves: the dual space, one space with sums and with products, and the rows of phrases, over nested samples of 1 to
// 46 million tokens, on development data. Writes benchmarks/results/learning-curves.json and, in the folder, report.html.
// Usage: npm run build && npx tsx benchmarks/dual/learning-curves.ts <folder>
// The folder keeps samples, spaces and results, so that a run that was stopped goes on.

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const folder = resolve(process.argv[2] ?? 'curves');
const millions = [1, 2, 5, 10, 20, 46];
const tasks = [
  'noun-modifier-published',
  'noun-modifier-published-14',
  'ml2010-adjective-noun',
  'ml2010-compound-noun',
  'wordsim-353',
  'simlex-999',
  'semeval2012-task2-training',
];
const qualia = (...args: string[]): void => {
  execFileSync(process.execPath, ['dist/cli/main.js', ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
};

mkdirSync(folder, { recursive: true });
const samples = join(folder, 'samples');
const isDrawn = millions.every((size) => existsSync(join(samples, `sample-${size}m.txt`)));
if (!isDrawn) {
  const script = [join(root, 'benchmarks/dual/sample-corpora.ts'), samples, ...millions.map(String)];
  execFileSync(process.execPath, ['--import', 'tsx', ...script], { cwd: root, stdio: 'inherit' });
}
for (const size of millions) {
  const out = join(folder, `${size}m`);
  const counting = ['--format', 'lines', '--targets', 'wordnet', '--multiwords', '--mono', '--no-tuples'];
  qualia('space', 'build', join(samples, `sample-${size}m.txt`), '--out', out, ...counting, '--skip-bad');
  const made = { name: '', tokens: String(size * 1e6) };
  const vectors = (name: string, settings: Readonly<Record<string, string>>): string =>
    `vectors:${out}/mono.safetensors?${new URLSearchParams({ ...settings, ...made, name })}`.replaceAll('+', '%20');
  const dual = `dual:${out}/domain.safetensors,${out}/function.safetensors?name=dual&tokens=${made.tokens}`;
  const systems = [
    dual,
    vectors('mono, add', { method: 'add' }),
    vectors('mono, multiply', { method: 'multiply', positive: 'true' }),
    vectors('mono, holistic', { method: 'holistic' }),
  ];
  for (const system of systems) {
    const asked = system.includes('holistic') ? tasks.slice(0, 2) : tasks;
    const results = ['--out', join(folder, 'results', `${size}m`), '--resume'];
    qualia('bench', 'run', ...asked, '--data', data, '--system', system, ...results);
  }
}
const folders = millions.map((size) => join(folder, 'results', `${size}m`));
qualia('bench', 'report', ...folders, '--out', join(folder, 'report.html'), '--title', 'Learning curves');
const results = (await Promise.all(folders.map((path) => readResults(path)))).flat();
const report = {
  command: 'npm run build && npx tsx benchmarks/dual/learning-curves.ts <folder>',
  curves: results.map(summarise),
};
writeFileSync(join(root, 'benchmarks/results/learning-curves.json'), `${JSON.stringify(report, null, 1)}\n`);

function summarise({ task, system, scores, counts }: TaskResult) {
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);
  return {
    task,
    system: system.name,
    tokens: system.tokens,
    answered: `${counts.answered} of ${counts.items}`,
    scores: Object.fromEntries(
      scores.map(({ measure, value, interval }) => [
        measure,
        [rounded(value), ...(interval === null ? [] : [rounded(interval.low), rounded(interval.high)])],
      ]),
    ),
  };
}
