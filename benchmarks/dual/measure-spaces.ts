import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TaskResult } from '../../src/evaluation/task-result.js';

// Scores spaces of one corpus on words, phrases, questions and analogies: single spaces, the dual space at the usual k and p
// and at those that choose-views.ts chose for noun-modifier questions, the same with vectors for unknown words made of their
// letters, and a space of windows for analogies. Writes benchmarks/results/dual-spaces.json.
// Usage: npm run build && npx tsx benchmarks/dual/measure-spaces.ts <folder> <extended folder> <window folder>
// The folders are those of the commands in benchmarks/results/README.md, "The dual space over more text".

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const [spaces = 'spaces', extended = 'extended', windows = 'windows'] = process.argv
  .slice(2)
  .map((path) => resolve(path));

const words = ['wordsim-353', 'simlex-999'];
const phrases = ['ml2010-adjective-noun', 'ml2010-compound-noun', 'ml2010-verb-object'];
const relations = ['semeval2012-task2-training'];
const questions = ['noun-modifier-7', 'noun-modifier-14', 'noun-modifier-published', 'noun-modifier-published-14'];
const usual = { rank: '300', exponent: '0.5' };
/** By choose-views.ts, on the development half of the generated questions. */
const chosen = { 'domain-rank': '300', 'domain-exponent': '0.25', 'function-rank': '50', 'function-exponent': '0.75' };
const usualDual = {
  'domain-rank': '300',
  'domain-exponent': '0.5',
  'function-rank': '300',
  'function-exponent': '0.5',
};

const vectors = (file: string, settings: Readonly<Record<string, string>>): string =>
  `vectors:${file}?${writeSettings(settings)}`;
const dual = (folder: string, settings: Readonly<Record<string, string>>): string =>
  `dual:${folder}/domain.safetensors,${folder}/function.safetensors?${writeSettings(settings)}`;
const runs: readonly { readonly tasks: readonly string[]; readonly systems: readonly string[] }[] = [
  {
    tasks: [...words, ...phrases, ...relations],
    systems: [
      vectors(`${spaces}/domain.safetensors`, { ...usual, name: 'domain, add' }),
      vectors(`${spaces}/domain.safetensors`, { rank: '200', exponent: '0', name: 'domain, add, k=200 p=0' }),
      vectors(`${spaces}/mono.safetensors`, { ...usual, name: 'mono, add' }),
      dual(spaces, { ...usualDual, name: 'dual' }),
      dual(spaces, { ...chosen, name: 'dual, k and p of compositions' }),
    ],
  },
  {
    tasks: questions,
    systems: [
      dual(spaces, { ...usualDual, name: 'dual' }),
      dual(spaces, { ...chosen, name: 'dual, k and p of compositions' }),
      vectors(`${extended}/domain.safetensors`, { method: 'add', name: 'domain with subwords, add' }),
      vectors(`${extended}/domain.safetensors`, {
        method: 'multiply',
        positive: 'true',
        name: 'domain with subwords, multiply',
      }),
      dual(extended, { ...usualDual, name: 'dual with subwords' }),
      dual(extended, { ...chosen, name: 'dual with subwords, k and p of compositions' }),
      dual(extended, {
        ...chosen,
        formula: 'geo(d(a,c), f(b,c))',
        name: 'dual with subwords, k and p of compositions, geo(d(a,c), f(b,c))',
      }),
    ],
  },
  {
    tasks: ['google-analogies'],
    systems: [
      vectors(`${windows}/window.safetensors`, { method: 'multiply', name: 'windows, 3CosMul' }),
      vectors(`${windows}/window.safetensors`, { method: 'add', name: 'windows, 3CosAdd' }),
      vectors(`${spaces}/domain.safetensors`, { ...usual, method: 'multiply', name: 'domain, 3CosMul' }),
    ],
  },
];

const results = runs.flatMap(({ tasks, systems }) => {
  const asked = ['bench', 'run', ...tasks, '--data', data, '--json', '--system', ...systems];
  const output = execFileSync(process.execPath, ['dist/cli/main.js', ...asked], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 30,
  });
  return (JSON.parse(output.toString()) as TaskResult[]).map(summarise);
});
const report = {
  command: 'npm run build && npx tsx benchmarks/dual/measure-spaces.ts <folder> <extended folder> <window folder>',
  results,
};
writeFileSync(join(root, 'benchmarks/results/dual-spaces.json'), `${JSON.stringify(report, null, 1)}\n`);

function writeSettings(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

function summarise({ task, system, scores, counts, anchors }: TaskResult) {
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);
  const listed = scores.map(({ measure, value, interval }) => {
    const numbers = [value, ...(interval === null ? [] : [interval.low, interval.high])].map(rounded);
    console.log(task, system.name, measure, numbers.join(' '));
    return [measure, numbers] as const;
  });
  return {
    task,
    system: system.name,
    settings: system.settings,
    answered: `${counts.answered} of ${counts.items}`,
    scores: Object.fromEntries(listed),
    anchors: anchors.map((anchor) => ({ ...anchor })),
  };
}
