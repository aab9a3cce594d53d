import { createLexiconAnnotator } from '../embedded/english.js';
import { OptionError } from '../errors.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { attributeEdges } from '../llm/circuits/attribute-edges.js';
import type { Circuit } from '../llm/circuits/circuit.js';
import { circuitToJson, completeCircuit } from '../llm/circuits/circuit.js';
import { type CircuitTask, type Contrast, createCircuitTask, hiddenWord } from '../llm/circuits/circuit-task.js';
import { countConcreteEdges } from '../llm/circuits/compiled-circuit.js';
import { discoverCircuit } from '../llm/circuits/discover-circuit.js';
import { type Faithfulness, measureFaithfulness } from '../llm/circuits/faithfulness.js';
import { findSmallestCircuit } from '../llm/circuits/find-smallest-circuit.js';
import { readContrasts } from '../llm/circuits/read-contrasts.js';
import { ReceiverNetwork } from '../llm/circuits/receiver-network.js';
import { schemaFromParse } from '../llm/circuits/schema-from-parse.js';
import type { SpanSchema } from '../llm/circuits/span-schema.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { marks } from '../llm/encoder/word-codes.js';
import { createRandom, shuffled } from '../random.js';
import { CommandError } from './command-error.js';
import type { LexiconFlags } from './open-meaning-lexicon.js';
import { printCircuit, writeCircuit } from './print-circuit.js';
import type { OutputFlags } from './print-records.js';
import { createProgress } from './progress.js';

/** The options of `qualia inspect circuit`, as typed. */
export interface CircuitFlags extends OutputFlags, LexiconFlags {
  readonly schema?: 'table' | 'parse';
  readonly edges?: number;
  readonly faithfulness: number;
  readonly places: 'positional' | 'blind';
  readonly ablation: 'counterfactual' | 'mean' | 'zero';
  readonly aggregate: 'sum' | 'mean' | 'absolute' | 'max';
  readonly steps?: number;
  readonly from: 'output' | 'embedding';
  readonly heldOutShare: number;
  readonly seed: number;
  readonly sentence?: string;
  readonly word?: string;
  readonly named: number;
  readonly picture?: string;
  readonly dot?: string;
}

/** Finds the circuit of the pairs of a table, measures it on those that are held out, and prints it. */
export async function findCircuit(
  encoder: Encoder,
  path: string,
  { flags, signal }: { readonly flags: CircuitFlags; readonly signal: AbortSignal },
): Promise<void> {
  const { edges, faithfulness: target, ablation, aggregate, steps = 0, from } = flags;
  const positional = flags.places === 'positional';
  const { found: taskOfFound, heldOut } = await openTasks(encoder, path, flags);
  const network = new ReceiverNetwork(encoder.network);
  const progress = createProgress(process.stderr);
  try {
    const scores = await attributeEdges(network, taskOfFound, {
      ...{ ablation, aggregate, steps, signal },
      onProgress: (share) => progress.update('scoring edges', share),
    });
    progress.update('measuring circuits', 0);
    const circuit =
      edges !== undefined
        ? discoverCircuit(scores, { edges, positional, from })
        : (
            await findSmallestCircuit(network, scores, {
              task: taskOfFound,
              target,
              positional,
              from,
              ablation,
              signal,
            })
          )?.circuit;
    if (circuit === undefined) {
      const problem = `No circuit of any size reaches a faithfulness of ${target} on the pairs that it was found on.`;
      throw new CommandError('FAITHFULNESS', problem, 'Give a lower --faithfulness, more --steps, or --edges.');
    }
    const measured = await measureFaithfulness(network, circuit, heldOut, { ablation, signal });
    const total = countConcreteEdges(completeCircuit(scores, { positional }), heldOut, encoder.network.sizes);
    progress.stop();
    const { examples: _, ...faithfulness } = measured;
    const pairs = { found: taskOfFound.examples.length, measured: heldOut.examples.length };
    const isHeldOut = heldOut !== taskOfFound;
    await writeCircuit(circuit, flags);
    printCircuit(circuit, {
      flags,
      json: { pairs, isHeldOut, faithfulness, ofTotal: total, circuit: circuitToJson(circuit) },
    });
    tellFaithfulness(circuit, { measured, total: total.edges, pairs, isHeldOut });
  } finally {
    progress.stop();
  }
}

function tellFaithfulness(
  circuit: Circuit,
  {
    measured: { value, circuit: own, full, empty, agreement, accuracy, size },
    total,
    pairs,
    isHeldOut,
  }: {
    readonly measured: Omit<Faithfulness, 'examples'>;
    readonly total: number;
    readonly pairs: { readonly found: number; readonly measured: number };
    readonly isHeldOut: boolean;
  },
): void {
  const where = isHeldOut
    ? `${pairs.measured} pairs that were held out`
    : 'the pairs that it was found on, since none was held out';
  const edges = `${circuit.edges.length} edges, ${size.edges.toFixed(0)} of ${total.toFixed(0)} between tokens`;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  process.stderr.write(
    `Found on ${pairs.found} pairs: ${edges}. Faithfulness ${value.toFixed(3)} on ${where}.\n` +
      `The right word leads by ${full.toFixed(3)} in the whole encoder, by ${own.toFixed(3)} in the circuit, by ${empty.toFixed(3)} with all edges replaced.\n` +
      `The whole encoder finds the right word in ${percent(accuracy)} of them, the circuit the same word as it in ${percent(agreement)}.\n`,
  );
}

/** Reads the pairs, tells their spans, and parts them by the seed; where none is held out, both parts are all. */
async function openTasks(
  encoder: Encoder,
  path: string,
  { schema: kind, heldOutShare: share, seed }: CircuitFlags,
): Promise<{ readonly found: CircuitTask; readonly heldOut: CircuitTask }> {
  const contrasts = await readContrasts(path);
  const hasSpans = contrasts.some(({ spans }) => spans !== undefined);
  if (kind === 'table' && !hasSpans) {
    throw new OptionError('--schema', kind, 'parse, where the table has no columns of spans');
  }
  const isParsed = kind === 'parse' || !hasSpans;
  const schema = isParsed ? await openParseSchema() : undefined;
  const own = isParsed ? contrasts.map((contrast) => ({ ...contrast, spans: undefined })) : contrasts;
  tellUnknown(encoder, own);
  const order = shuffled(own, createRandom(seed));
  const count = order.length < 2 ? 0 : Math.min(order.length - 1, Math.round(share * order.length));
  const [held, rest] = [order.slice(0, count), order.slice(count)];
  const found = createCircuitTask(encoder, rest, { schema, references: held });
  return { found, heldOut: count === 0 ? found : createCircuitTask(encoder, held, { schema, references: rest }) };
}

async function openParseSchema(): Promise<SpanSchema> {
  const annotator = createLexiconAnnotator(await readWordnet());
  return schemaFromParse((words) => annotator.annotate({ document: 'pair', position: 0, text: words.join(' ') }));
}

/** Words that are named one by one. */
const mostNamed = 10;

/** Tells on standard error which words of pairs look alike to the encoder. */
function tellUnknown({ codes }: Encoder, contrasts: readonly Contrast[]): void {
  const words = contrasts.flatMap(({ clean, counterfactual }) => [...clean, ...counterfactual]);
  const unknown = [...new Set(words)]
    .filter((word) => word !== hiddenWord && codes.codeOf(word) === marks.unknown)
    .sort();
  if (unknown.length === 0) return;
  const more = unknown.length > mostNamed ? ` and ${unknown.length - mostNamed} more` : '';
  process.stderr.write(
    `The encoder does not know ${unknown.slice(0, mostNamed).join(', ')}${more}: they look alike to it.\n`,
  );
}
