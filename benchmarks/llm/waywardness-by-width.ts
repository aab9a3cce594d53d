import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextTask, splitTexts, waywardness } from '../../src/llm/index.js';
import { openBrown, trainEncoder } from './brown-encoder.js';

// Do smaller encoders lose more where a prompt is made to read as a text (Khashabi et al. 2022 report that larger models lose less)? Subjectivity, one text, encoders of
// three widths that are trained alike, three seeds of prompts. Run: npx tsx benchmarks/llm/waywardness-by-width.ts [FOLDER_OF_DATA]

const folder = process.argv[2] ?? '../shared/data';
const brown = await openBrown(join(folder, 'corpora'));
const whole = await readTextTask(join(folder, 'text_classification', 'subjectivity.zip'));
const atMost = (texts: typeof whole.train, most: number) =>
  splitTexts(texts, { seed: 1, share: most / texts.length })[1];
const task = { ...whole, train: atMost(whole.train, 3000), test: atMost(whole.test, 1000) };
const verbalisers = new Map([
  ['objective', 'story'],
  ['subjective', 'good'],
]);
const widths: unknown[] = [];
for (const width of [32, 64, 128]) {
  const sizes = { layers: 3, width, heads: 4, maxRelative: 32, seed: 1 };
  const encoder = await trainEncoder(brown, sizes, { steps: 1000, length: 32 });
  const { free, rows, best, ...found } = await waywardness(encoder, task, {
    ...{ verbalisers, targets: ['what is the price of wood'], gammas: [0, 0.01, 0.1, 0.3, 1], seeds: 3, steps: 300 },
  });
  const { parameters } = encoder.network;
  widths.push({ width, parameters: parameters.count, heldOutLoss: encoder.facts.heldOutLoss, ...found });
  process.stderr.write(`${JSON.stringify(found.targets)}\n`);
}
const result = { command: 'npx tsx benchmarks/llm/waywardness-by-width.ts', widths };
await writeFile('benchmarks/results/waywardness-by-width.json', `${JSON.stringify(result, undefined, 1)}\n`);
