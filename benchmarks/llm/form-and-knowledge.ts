/**
 * What one global token can do and what it cannot: choosing one of the behaviours of an encoder (form), and learning facts (knowledge), beside tokens for each
 * layer, changes of low rank and training everything. Five seeds, each with relations and an encoder of its own.
 *
 *     npx tsx benchmarks/llm/form-and-knowledge.ts [SEEDS]
 *
 * Rates were chosen on seed 101, which is not reported.
 */
import { writeFile } from 'node:fs/promises';
import {
  Arithmetic,
  createAligner,
  createLowRank,
  EncoderNetwork,
  type TrainedAdaptation,
} from '../../src/llm/index.js';
import { meanWithInterval } from './mean-with-interval.js';
import { type AnswerKind, frozen, RelationTask, studySizes } from './relation-task.js';

const steps = 200;
const everything = ['queries', 'keys', 'values', 'mix', 'widen', 'narrow'] as const;
const methods: readonly (readonly [
  name: string,
  rate: number,
  make: (network: EncoderNetwork, seed: number) => TrainedAdaptation,
])[] = [
  ['one global token', 0.03, (network, seed) => createAligner(network, { seed })],
  ['4 global tokens', 0.03, (network, seed) => createAligner(network, { seed, tokens: 4 })],
  ['10 global tokens', 0.03, (network, seed) => createAligner(network, { seed, tokens: 10 })],
  ['a token a layer', 0.03, (network, seed) => createAligner(network, { seed, kind: 'layers' })],
  ['low rank 1', 0.01, (network, seed) => createLowRank(network, { seed })],
  [
    'low rank 4, all products',
    0.01,
    (network, seed) => createLowRank(network, { seed, rank: 4, products: everything }),
  ],
];

interface Row {
  readonly answers: AnswerKind;
  readonly method: string;
  readonly parameters: number;
  readonly seed: number;
  /** Percent of words learned from, and of others, that are answered by a relation that the encoder knows. */
  readonly formSeen: number;
  readonly formUnseen: number;
  /** Percent of words learned from that are answered by a relation that the encoder never saw. */
  readonly knowledge: number;
}

async function measure(answers: AnswerKind, seed: number): Promise<Row[]> {
  const task = new RelationTask(studySizes, { seed, answers });
  const network = await task.train(new Arithmetic(), { seed });
  const base = frozen(network);
  const [known, unknown] = [task.relations[0] ?? new Uint32Array(), task.unknownRelation];
  const row = (method: string, parameters: number, form: { seen: number; unseen: number }, knowledge: number): Row => {
    process.stderr.write(`${answers} ${seed} ${method}: ${form.seen} ${form.unseen} ${knowledge}\n`);
    return { answers, method, parameters, seed, formSeen: form.seen, formUnseen: form.unseen, knowledge };
  };
  const rows = [
    row('none', 0, task.score(base, known), task.score(base, unknown).seen),
    row('none, relation named', 0, task.score(base, known, { named: 0 }), 0),
    row('the most frequent answer', 0, { seen: task.constantScore(known), unseen: 0 }, task.constantScore(unknown)),
  ];
  for (const [method, rate, make] of methods) {
    const [form, facts] = await Promise.all(
      [known, unknown].map(async (relation) => {
        const adaptation = make(network, seed);
        await task.fit(base, relation, {
          adaptation,
          parameters: adaptation.parameters,
          seed,
          steps,
          learningRate: rate,
        });
        return { ...task.score(base, relation, { adaptation }), parameters: adaptation.parameters.count };
      }),
    );
    if (form !== undefined && facts !== undefined) rows.push(row(method, form.parameters, form, facts.seen));
  }
  const [form, facts] = await Promise.all(
    [known, unknown].map(async (relation) => {
      const own = new EncoderNetwork(network.sizes, network.parameters.copy());
      await task.fit(own, relation, { parameters: own.parameters, seed, steps, learningRate: 0.003 });
      return task.score(own, relation);
    }),
  );
  if (form !== undefined && facts !== undefined)
    rows.push(row('everything', network.parameters.count, form, facts.seen));
  return rows;
}

const seeds = Array.from({ length: Number(process.argv[2] ?? 5) }, (_, at) => at + 1);
const rows: Row[] = [];
for (const answers of ['own', 'same'] as const) for (const seed of seeds) rows.push(...(await measure(answers, seed)));

const groups = new Map<string, Row[]>();
for (const row of rows) {
  const key = `${row.answers} ${row.method}`;
  groups.set(key, [...(groups.get(key) ?? []), row]);
}
const summary = [...groups.values()].map((own) => ({
  answers: own[0]?.answers,
  method: own[0]?.method,
  parameters: own[0]?.parameters,
  formSeen: meanWithInterval(own.map(({ formSeen }) => formSeen)),
  formUnseen: meanWithInterval(own.map(({ formUnseen }) => formUnseen)),
  knowledge: meanWithInterval(own.map(({ knowledge }) => knowledge)),
}));
const command = 'npx tsx benchmarks/llm/form-and-knowledge.ts';
const result = { command, seeds, sizes: studySizes, adaptingSteps: steps, summary, rows };
await writeFile('benchmarks/results/form-and-knowledge.json', `${JSON.stringify(result, undefined, 2)}\n`);
