import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readResults } from '../../src/evaluation/read-results.js';
import { mainScoreOf } from '../../src/evaluation/task-result.js';
import { readSenseHead } from '../../src/wsd/head/read-sense-head.js';

// Scores heads of "qualia sense train" on all-words sets, beside the bi-encoder without training and the first sense, and writes what
// the heads tell of themselves and their scores: all, by part of speech, where the gold is not the first sense, seen and unseen in SemCor.
// Usage: npm run build && qualia providers fetch all-minilm-l6-v2
//        qualia sense train --semcor SEMCOR --model MODEL --layers 4,6 --out head.safetensors
//        npx tsx benchmarks/senses/measure-head.ts --head head.safetensors --model MODEL --semcor SEMCOR [--task NAME] [--seconds N]
// MODEL is transformers:all-minilm-l6-v2. --task names the sets, default semeval2007 alone; --seconds tells how long each training took.

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: given } = parseArgs({
  options: {
    head: { type: 'string', multiple: true },
    model: { type: 'string' },
    semcor: { type: 'string' },
    task: { type: 'string', multiple: true },
    relations: { type: 'string' },
    seconds: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
});
const { head: heads = [], model, semcor, task: tasks = ['semeval2007'], relations = '0', seconds = [], out } = given;
if (heads.length === 0 || model === undefined || semcor === undefined) {
  throw new Error('Name a head, its model and SemCor: --head FILE --model MODEL --semcor FILE');
}
const folder = mkdtempSync(join(tmpdir(), 'qualia-heads-'));
const settings = `${model.includes('?') ? '&' : '?'}sense-prior=1`;
const systems = [
  'first-sense',
  `bi-encoder:${model}${settings}`,
  ...(relations === '0' ? [] : [`bi-encoder:${model}${settings}&sense-relations=${relations}`]),
  ...heads.flatMap((file) => {
    const own = `sense-head:${file}?model=${encodeURIComponent(model)}`;
    return [own, `${own}&relations=off`, `${own}&prior=off`];
  }),
];
const data = process.env['QUALIA_DATA'] ?? join(root, '../shared/data');
const all = ['dist/cli/main.js', 'bench', 'run', ...tasks, '--data', data, '--semcor', semcor, '--out', folder];
execFileSync(process.execPath, [...all, '--system', ...systems], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const round = (value: number | null | undefined): number | null =>
  value == null ? null : Math.round(value * 1e4) / 1e4;
const results = (await readResults(folder)).map((result) => ({
  task: result.task,
  system: result.system.specification,
  score: round(mainScoreOf(result)?.value),
  interval: [round(mainScoreOf(result)?.interval?.low), round(mainScoreOf(result)?.interval?.high)],
  scores: Object.fromEntries(result.scores.map(({ measure, value }) => [measure, round(value)])),
  seconds: round(result.seconds),
}));
results.sort((a, b) => (a.task === b.task ? (a.system < b.system ? -1 : 1) : a.task < b.task ? -1 : 1));
const told = await Promise.all(
  heads.map(async (file, place) => {
    const { encoder, weights, facts } = await readSenseHead(file);
    return { encoder, weights, facts, trainingSeconds: seconds[place] === undefined ? null : Number(seconds[place]) };
  }),
);
const report = { command: 'npx tsx benchmarks/senses/measure-head.ts', node: process.version, heads: told, results };
if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
for (const { task, system, score } of results) console.log([task, score?.toFixed(4), system].join('\t'));
rmSync(folder, { recursive: true });
