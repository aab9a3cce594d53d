import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readResults } from '../../src/evaluation/read-results.js';
import { readSenseInventory } from '../../src/evaluation/read-sense-inventory.js';
import { testMcnemar } from '../../src/evaluation/statistics/paired-tests.js';
import type { TaskResult } from '../../src/evaluation/task-result.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readSenseHead } from '../../src/wsd/head/read-sense-head.js';
import { readAllWords } from '../embedded/all-words.js';

// Scores a head of "qualia sense train" on all-words sets, beside the first sense and the encoder without training, alone and with the
// embedded default; on SemEval-2007 also without its prior, without its second look, and heads given with --beside. Writes what the heads
// tell of themselves and the scores: all, by part of speech and number of candidates, where the first sense is wrong, and seen and
// unseen in SemCor.
// Usage: npm run build && qualia providers fetch all-minilm-l6-v2
//        qualia sense train --semcor SEMCOR --model MODEL --layers 4,6 --out head.safetensors
//        npx tsx benchmarks/senses/measure-head.ts --head head.safetensors --model MODEL --semcor SEMCOR [--reported]
//          [--beside FILE] [--seconds N] [--out FILE]
// MODEL is transformers:all-minilm-l6-v2. --reported scores Senseval-2 and SemEval-2015 too; --seconds tells how long the training took.

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: given } = parseArgs({
  options: {
    head: { type: 'string' },
    beside: { type: 'string', multiple: true },
    model: { type: 'string' },
    semcor: { type: 'string' },
    reported: { type: 'boolean' },
    seconds: { type: 'string' },
    out: { type: 'string' },
  },
});
const { head, beside = [], model, semcor, reported = false, seconds, out } = given;
if (head === undefined || model === undefined || semcor === undefined) {
  throw new Error('Name a head, its model and SemCor: --head FILE --model MODEL --semcor FILE');
}
const path = out ?? join(root, 'benchmarks/results/sense-head.json');
const folder = mkdtempSync(join(tmpdir(), 'qualia-heads-'));
const headSystem = (file: string): string => `sense-head:${file}?model=${encodeURIComponent(model)}`;
const systems = [
  'first-sense',
  `bi-encoder:${model}${model.includes('?') ? '&' : '?'}sense-prior=1`,
  headSystem(head),
  `${headSystem(head)}&combine=on`,
];
const others = [
  ...['&relations=off', '&prior=off'].map((setting) => `${headSystem(head)}${setting}`),
  ...beside.map(headSystem),
];
bench(['semeval2007'], [...systems, ...others]);
if (reported) bench(['senseval2', 'semeval2015'], systems);
const { lexicon } = await readSenseInventory();
const results = summarise(await readResults(folder), lexicon);
const told = await Promise.all(
  [head, ...beside].map(async (file) => {
    const { encoder, weights, facts } = await readSenseHead(file);
    return { file: basename(file), encoder, weights, facts };
  }),
);
const report = {
  commands: [
    'qualia sense train --semcor semcor3.0.tar.xz --model transformers:all-minilm-l6-v2 --layers 4,6 --out head.safetensors',
    'qualia sense train --examples-only --model transformers:all-minilm-l6-v2 --layers 4,6 --out examples.safetensors',
    'npx tsx benchmarks/senses/measure-head.ts --head head.safetensors --beside examples.safetensors --model transformers:all-minilm-l6-v2 ' +
      '--semcor semcor3.0.tar.xz --reported',
  ],
  node: process.version,
  ...(seconds !== undefined && { trainingSeconds: Number(seconds) }),
  heads: told,
  results,
};
writeFileSync(path, `${JSON.stringify(report, null, 1)}\n`);
for (const { task, system, scores, mcnemarAgainstFirstSense } of results) {
  console.log(`${task} ${system}`);
  console.log(`  ${scores.map(({ measure, value }) => `${measure} ${value}`).join(', ')}`);
  console.log(`  against first sense: ${JSON.stringify(mcnemarAgainstFirstSense)}`);
}
rmSync(folder, { recursive: true });

function bench(tasks: readonly string[], asked: readonly string[]): void {
  const data = process.env['QUALIA_DATA'] ?? join(root, '../shared/data');
  const run = ['dist/cli/main.js', 'bench', 'run', ...tasks, '--data', data, '--semcor', `${semcor}`, '--out', folder];
  const args = [...run, '--system', ...asked];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

function summarise(found: readonly TaskResult[], of: Lexicon) {
  const rows = found.map(({ task, system, scores, items, seconds: took }) => {
    const first = found.find((other) => other.task === task && other.system.specification === 'first-sense');
    const gold = new Map(readAllWords(task, of).instances.map(({ instance }) => [instance.id, instance.gold]));
    const isRight = ({ id, answer }: TaskResult['items'][number]): boolean => {
      const [best] = Array.isArray(answer) ? answer : [];
      return (gold.get(id) ?? []).some((key) => key === best);
    };
    return {
      task,
      use: task === 'semeval2007' ? 'development' : 'reported',
      system: system.specification,
      scores: scores.map(({ measure, value, interval }) => ({
        measure,
        value: round(value),
        ...(interval && { interval: [round(interval.low), round(interval.high)] }),
      })),
      mcnemarAgainstFirstSense: first && testMcnemar(items.map(isRight), first.items.map(isRight)),
      seconds: round(took),
    };
  });
  return rows.sort((a, b) => (`${a.task} ${a.system}` < `${b.task} ${b.system}` ? -1 : 1));
}

function round(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 1e4) / 1e4;
}
