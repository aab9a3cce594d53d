import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResults } from '../../src/evaluation/read-results.js';
import type { TaskResult } from '../../src/evaluation/task-result.js';

// Learning curves: the dual space, one space with sums and with products, and the rows of phrases, over nested samples of 1 to
// 46 million tokens, on development data. Questions are asked of the spaces with vectors for unknown words made of their letters,
// too, since few have all their words in so little text. Writes benchmarks/results/learning-curves.json and, in the folder,
// report.html.
// Usage: npm run build && npx tsx benchmarks/dual/learning-curves.ts <folder>
// The folder keeps samples, spaces and results, so that a run that was stopped goes on.

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const folder = resolve(process.argv[2] ?? 'curves');
const millions = [1, 2, 5, 10, 20, 46];
const questions = ['noun-modifier-published', 'noun-modifier-published-14'];
const tasks = [
  ...questions,
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
const isBuilt = (size: number): boolean => existsSync(join(folder, `${size}m`, 'build.json'));
const isDrawn = millions.every((size) => isBuilt(size) || existsSync(join(samples, `sample-${size}m.txt`)));
if (!isDrawn) {
  const script = [join(root, 'benchmarks/dual/sample-corpora.ts'), samples, ...millions.map(String)];
  execFileSync(process.execPath, ['--import', 'tsx', ...script], { cwd: root, stdio: 'inherit' });
}
for (const size of millions) {
  const out = join(folder, `${size}m`);
  const counting = ['--format', 'lines', '--targets', 'wordnet', '--multiwords', '--mono', '--no-tuples'];
  if (!isBuilt(size)) {
    qualia('space', 'build', join(samples, `sample-${size}m.txt`), '--out', out, ...counting, '--skip-bad');
  }
  const extended = join(out, 'extended');
  mkdirSync(extended, { recursive: true });
  for (const kind of ['domain', 'function', 'mono']) {
    const file = join(extended, `${kind}.safetensors`);
    const frequency = ['--frequency', join(out, 'frequency.tsv'), '--pseudo-count', '30'];
    if (!existsSync(file)) qualia('space', 'extend', join(out, `${kind}.safetensors`), '--out', file, ...frequency);
  }
  const made = { tokens: String(size * 1e6) };
  const settle = (name: string, settings: Readonly<Record<string, string>> = {}): string =>
    `${new URLSearchParams({ ...settings, ...made, name })}`.replaceAll('+', '%20');
  const vectors = (name: string, settings: Readonly<Record<string, string>>, where = out): string =>
    `vectors:${where}/mono.safetensors?${settle(name, settings)}`;
  const dual = (name: string, where = out): string =>
    `dual:${where}/domain.safetensors,${where}/function.safetensors?${settle(name)}`;
  const products = { method: 'multiply', positive: 'true' };
  const systems: readonly (readonly [system: string, asked: readonly string[]])[] = [
    [dual('dual'), tasks],
    [vectors('mono, add', { method: 'add' }), tasks],
    [vectors('mono, multiply', products), tasks],
    [vectors('mono, holistic', { method: 'holistic' }), questions],
    [dual('dual with subwords', extended), questions],
    [vectors('mono with subwords, add', { method: 'add' }, extended), questions],
    [vectors('mono with subwords, multiply', products, extended), questions],
  ];
  for (const [system, asked] of systems) {
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
