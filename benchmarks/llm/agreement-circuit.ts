import { writeFile } from 'node:fs/promises';
import {
  agreementSpans,
  createAgreementContrasts,
  trainAgreementEncoder,
} from '../../src/llm/circuits/agreement-task.js';
import { attributeEdges, type EdgeScores } from '../../src/llm/circuits/attribute-edges.js';
import { type Circuit, circuitToJson, completeCircuit } from '../../src/llm/circuits/circuit.js';
import { type CircuitTask, createCircuitTask } from '../../src/llm/circuits/circuit-task.js';
import { discoverCircuit } from '../../src/llm/circuits/discover-circuit.js';
import { compareCircuits, measureText } from '../../src/llm/circuits/faithfulness.js';
import { ReceiverNetwork } from '../../src/llm/circuits/receiver-network.js';
import type { Ablation } from '../../src/llm/circuits/run-values.js';
import type { Encoder } from '../../src/llm/encoder/encoder.js';

// Circuits of number agreement that tell places, against those that do not: how many edges they need. Five seeds; nothing is chosen on the sentences that are held out
// but the points at which the curves of both kinds cross the same marks.
// Run: npx tsx benchmarks/llm/agreement-circuit.ts [steps] [seeds]

const [steps = 800, seedCount = 5] = process.argv.slice(2).map(Number);
const seeds = Array.from({ length: seedCount }, (_, place) => place + 1);
const methods = [
  { name: 'linear', steps: 0 },
  { name: 'integrated, 10 steps', steps: 10 },
] as const;
const ablations: readonly Ablation[] = ['counterfactual', 'mean', 'zero'];
const [scored, heldOut] = [60, 40];
const marks = [0.85, 0.95] as const;

interface Point {
  readonly taken: number;
  readonly kept: number;
  readonly faithfulness: number;
  readonly agreement: number;
  readonly edges: number;
  readonly edgesOnPaths: number;
}

/** Measures circuits of a growing number of edges. */
async function curveOf(
  network: ReceiverNetwork,
  scores: EdgeScores,
  {
    task,
    ablation,
    positional,
  }: { readonly task: CircuitTask; readonly ablation: Ablation; readonly positional: boolean },
): Promise<{ readonly points: Point[]; readonly circuits: Circuit[] }> {
  const most = positional ? scores.edges.length : scores.blindEdges.length;
  const circuits: Circuit[] = [];
  const taken: number[] = [];
  for (let count = 1; count <= most; count += Math.max(1, Math.floor(count / 8))) {
    const circuit = discoverCircuit(scores, { edges: count, positional });
    if (circuit.edges.length <= (circuits.at(-1)?.edges.length ?? 0)) continue;
    circuits.push(circuit);
    taken.push(count);
  }
  const measured = await compareCircuits(network, circuits, { task, ablation });
  const points = measured.map(({ value, agreement, size }, place) => ({
    taken: taken[place] as number,
    kept: (circuits[place] as Circuit).edges.length,
    faithfulness: value,
    agreement,
    edges: size.edges,
    edgesOnPaths: size.onPaths,
  }));
  return { points, circuits };
}

function flipEffect(encoder: Encoder, network: ReceiverNetwork, flip: 'subject' | 'attractor'): number {
  const { examples } = createCircuitTask(encoder, createAgreementContrasts(200, { seed: 3000, flip }));
  const changes = examples.map((example) =>
    Math.abs(measureText(network, example, example.counterfactual) - measureText(network, example)),
  );
  return changes.reduce((sum, change) => sum + change, 0) / changes.length;
}

/** The sum of the sizes of the scores of a span's embeddings as values of heads. */
function valueScore({ edges }: EdgeScores, span: string): number {
  const own = edges.filter(
    ({ kind, from, fromSpan }) => kind === 'stream' && from === 'embedding' && fromSpan === span,
  );
  return own.reduce((sum, { parts }) => sum + Math.abs(parts?.values ?? 0), 0);
}

async function runSeed(seed: number) {
  const encoder = await trainAgreementEncoder({ seed, steps });
  const network = new ReceiverNetwork(encoder.network);
  const references = createAgreementContrasts(300, { seed: 4000 + seed });
  const taskOf = (count: number, own: number): CircuitTask =>
    createCircuitTask(encoder, createAgreementContrasts(count, { seed: own }), { references });
  const [task, held] = [taskOf(scored, 1000 + seed), taskOf(heldOut, 2000 + seed)];
  const accuracyTask = taskOf(500, 5000 + seed);
  const right = accuracyTask.examples.filter((example) => measureText(network, example) > 0).length;
  const [subject, attractor] = [flipEffect(encoder, network, 'subject'), flipEffect(encoder, network, 'attractor')];
  const runs = [];
  let picture: Circuit | undefined;
  for (const method of methods) {
    for (const ablation of ablations) {
      const scores = await attributeEdges(network, task, { ablation, steps: method.steps });
      const [full] = await compareCircuits(network, [completeCircuit(scores)], { task: held, ablation });
      const positional = await curveOf(network, scores, { task: held, ablation, positional: true });
      const blind = await curveOf(network, scores, { task: held, ablation, positional: false });
      const reach = (points: readonly Point[], mark: number) =>
        points.find(({ faithfulness }) => faithfulness >= mark) ?? null;
      const reached = Object.fromEntries(
        marks.map((mark) => [mark, { positional: reach(positional.points, mark), blind: reach(blind.points, mark) }]),
      );
      const place = positional.points.findIndex(({ faithfulness }) => faithfulness >= marks[1]);
      if (method.steps > 0 && ablation === 'counterfactual') picture = positional.circuits[place];
      const valueScores = { subject: valueScore(scores, 'subject'), attractor: valueScore(scores, 'attractor') };
      runs.push({
        method: method.name,
        ablation,
        full: full?.value,
        fullSize: full?.size,
        reached,
        valueScores,
        valueShare: valueScores.attractor / valueScores.subject,
        positional: positional.points,
        blind: blind.points,
      });
      const shown = marks.map(
        (mark) => `${mark}: ${reached[mark]?.positional?.edges} of ${reached[mark]?.blind?.edges}`,
      );
      process.stderr.write(`seed ${seed}, ${method.name}, ${ablation}: edges at ${shown.join(', ')}\n`);
    }
  }
  return {
    seed,
    accuracy: right / accuracyTask.examples.length,
    flips: { subject, attractor, share: attractor / subject },
    runs,
    picture: picture && circuitToJson(picture),
  };
}

const results: Awaited<ReturnType<typeof runSeed>>[] = [];
for (const seed of seeds) results.push(await runSeed(seed));

const spread = (values: readonly number[]) => ({
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  least: Math.min(...values),
  most: Math.max(...values),
  seeds: values.length,
});
const summary = methods.flatMap(({ name }) =>
  ablations.map((ablation) => {
    const own = results.flatMap(({ runs }) => runs.filter((run) => run.method === name && run.ablation === ablation));
    const edgesAt = (mark: number, kind: 'positional' | 'blind', size: 'edges' | 'edgesOnPaths') =>
      spread(own.flatMap(({ reached }) => reached[mark]?.[kind]?.[size] ?? []));
    const ratios = (size: 'edges' | 'edgesOnPaths') =>
      spread(
        own.flatMap(({ reached }) => {
          const [left, right] = [reached[0.95]?.positional, reached[0.85]?.blind];
          return left && right ? [left[size] / right[size]] : [];
        }),
      );
    return {
      method: name,
      ablation,
      positionalAt95: edgesAt(0.95, 'positional', 'edges'),
      blindAt85: edgesAt(0.85, 'blind', 'edges'),
      blindAt95: edgesAt(0.95, 'blind', 'edges'),
      blindAt85OnPaths: edgesAt(0.85, 'blind', 'edgesOnPaths'),
      ratio: ratios('edges'),
      ratioOnPaths: ratios('edgesOnPaths'),
      valueShare: spread(own.map(({ valueShare }) => valueShare)),
      /** How far faithfulness falls again after it has first reached .95. */
      fallsTo: spread(
        own.map(({ positional }) => {
          const first = positional.findIndex(({ faithfulness }) => faithfulness >= 0.95);
          return Math.min(...positional.slice(Math.max(0, first)).map(({ faithfulness }) => faithfulness));
        }),
      ),
    };
  }),
);
const study = {
  command: 'npx tsx benchmarks/llm/agreement-circuit.ts',
  encoder: { layers: 2, heads: 4, width: 48, steps },
  sentences: { scored, heldOut, accuracy: 500, spans: agreementSpans },
  seeds,
  accuracy: spread(results.map(({ accuracy }) => accuracy)),
  flipShare: spread(results.map(({ flips }) => flips.share)),
  summary,
  picture: results[0]?.picture,
  runs: results.map(({ picture: _, ...result }) => result),
};
/** Four digits of each number are kept. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value;
const path = new URL('../results/agreement-circuit.json', import.meta.url);
if (steps === 800 && seedCount === 5) await writeFile(path, `${JSON.stringify(study, rounded, 1)}\n`);
process.stdout.write(`${JSON.stringify({ accuracy: study.accuracy, flipShare: study.flipShare, summary }, null, 1)}\n`);
