import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fingerprintOf } from '../../src/llm/encoder/encoder.js';
import { readEncoder } from '../../src/llm/encoder/read-encoder.js';
import { type Waywardness, type WaywardnessOptions, waywardness } from '../../src/llm/inspection/waywardness.js';
import type { WaywardnessRow } from '../../src/llm/inspection/waywardness-row.js';
import { readTextTask } from '../../src/llm/tasks/read-text-task.js';
import { splitTexts, type TextTask } from '../../src/llm/tasks/text-task.js';
import { Arithmetic } from '../../src/llm/tensor/arithmetic.js';

// Whether prompts of a small encoder can be made to read as given texts (Khashabi et al. 2022): subjectivity and question types. Run:
// nice npx tsx benchmarks/llm/waywardness.ts ENCODER [--data FOLDER] [--seeds 3] [--steps 300] [--out FILE]
// It writes benchmarks/results/waywardness.json, or another file, so that encoders of other widths can be compared. Choices are made on held-out training texts; the test texts are scored once.

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: `${process.env['QUALIA_DATA'] ?? '../shared/data'}/text_classification` },
    seeds: { type: 'string', default: '3' },
    steps: { type: 'string', default: '300' },
    out: { type: 'string', default: fileURLToPath(new URL('../results/waywardness.json', import.meta.url)) },
  },
});
const [path] = positionals;
if (path === undefined) throw new Error('Give the file of an encoder.');

const seeds = Number(flags.seeds);
const steps = Number(flags.steps);
const unrelated = ['what is the price of wood', 'he said that they would leave'];
const long = 'the old man walked down to the river and sat there until the night came over the hill';

interface Setting {
  readonly task: string;
  readonly definition: string;
  readonly verbalisers: ReadonlyMap<string, string>;
}

const settings: readonly Setting[] = [
  {
    task: 'subjectivity',
    definition: 'is this a personal opinion or a report of facts',
    verbalisers: new Map([
      ['objective', 'story'],
      ['subjective', 'good'],
    ]),
  },
  {
    task: 'qc',
    definition: 'does this question ask for a person a place a number or a thing',
    verbalisers: new Map([
      ['ABBR', 'letters'],
      ['DESC', 'reason'],
      ['ENTY', 'thing'],
      ['HUM', 'person'],
      ['LOC', 'place'],
      ['NUM', 'number'],
    ]),
  },
];

const encoder = await readEncoder(path, new Arithmetic());
const began = performance.now();
const studies: unknown[] = [];
for (const { task: name, definition, verbalisers } of settings) {
  const whole = await readTextTask(`${flags.data}/${name}.zip`);
  const task = { ...whole, train: atMost(whole, 'train', 3000), test: atMost(whole, 'test', 1000) };
  const common = { verbalisers, seeds, steps, onStep: tell(name) };
  const prompt = await waywardness(encoder, task, { ...common, targets: [...unrelated, definition, long] });
  studies.push(report(prompt));
  for (const target of ['wood', 'he said that they']) {
    const aligner = await waywardness(encoder, task, {
      ...common,
      targets: [target],
      gammas: [0, 0.1, 1],
      form: 'aligner',
    });
    studies.push(report(aligner));
  }
}
const { network, facts } = encoder;
const result = {
  command: `npx tsx benchmarks/llm/waywardness.ts ENCODER --seeds ${seeds} --steps ${steps}`,
  encoder: { fingerprint: fingerprintOf(encoder), ...facts, width: network.sizes.width, layers: network.sizes.layers },
  steps,
  seconds: Math.round((performance.now() - began) / 1000),
  studies,
};
await writeFile(flags.out, `${JSON.stringify(result, rounded, 1)}\n`);

function atMost(task: TextTask, part: 'train' | 'test', most: number): TextTask['train'] {
  const { [part]: texts } = task;
  return texts.length <= most ? texts : splitTexts(texts, { seed: 1, share: most / texts.length })[1];
}

function tell(name: string): WaywardnessOptions['onStep'] {
  return ({ run, runs, step, loss }) => {
    if (step === steps - 1) process.stderr.write(`${name}: ${run + 1} of ${runs}, loss ${loss.toFixed(3)}\n`);
  };
}

/** What is kept: the readings with the median of the margins, without the lists of words. */
function report({ free, rows, best, ...rest }: Waywardness): unknown {
  return { ...rest, best: brief(best), free: free.map(brief), rows: rows.map(brief) };
}

function brief({ projected, ...row }: WaywardnessRow): unknown {
  const margins = projected.map(({ relativeMargin }) => relativeMargin).sort((left, right) => left - right);
  return { ...row, medianMargin: margins[Math.floor(margins.length / 2)], leastMargin: margins[0] };
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value;
}
