import { requireOption, requireWhole } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import { firstWord, marks } from '../encoder/word-codes.js';
import { attributeEdges, type EdgeScores } from './attribute-edges.js';
import { cosineDifference } from './circuit-metric.js';
import type { CircuitExample, CircuitTask } from './circuit-task.js';
import { measureText } from './faithfulness.js';
import { ReceiverNetwork } from './receiver-network.js';
import type { SpanAssignment } from './span-schema.js';

/** A sense with the vector that stands for it, usually that of its gloss by the same encoder. */
export interface SenseVector {
  readonly key: string;
  readonly vector: ArrayLike<number>;
}

/** A word in a sentence whose sense is asked for. */
export interface SenseQuestion {
  readonly words: readonly string[];
  /** The places of the asked word. */
  readonly target: readonly number[];
  /** Two senses at least. */
  readonly senses: readonly SenseVector[];
}

/** Options of {@link explainSense}. */
export interface ExplainSenseOptions {
  /** Steps of integrated gradients, 0 for the gradients of the sentence alone; default 16. */
  readonly steps?: number;
  /** How many words are named that carried the decision, and hidden as a check; default 2. */
  readonly named?: number;
  /** The spans that scores are told for; default each word its own. */
  readonly spans?: SpanAssignment | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a word of the sentence did. */
export interface SenseEvidence {
  readonly word: string;
  readonly place: number;
  /** Whether the encoder knows it; what it does not know has no part in the explanation. */
  readonly isKnown: boolean;
  /** How much the margin is expected to change when it is hidden; negative where it speaks for the best sense. */
  readonly attributed: number;
  /** How much the margin does change when it alone is hidden. */
  readonly measured: number;
}

/** Whether hiding the named words does what is claimed of them. */
export interface SenseCheck {
  /** The words that carried the decision, strongest first; none where no word speaks for it. */
  readonly named: readonly SenseEvidence[];
  /** How much the margin is expected to change when they are hidden together. */
  readonly attributed: number;
  /** How much it does. */
  readonly measured: number;
  /** How much the margin changes when as many words are hidden that are said to matter least. */
  readonly control: number;
  /** Whether hiding the named words lowers the margin, and more than hiding the others does. */
  readonly holds: boolean;
}

/** Why a sense was chosen. */
export interface SenseExplanation {
  /** Cosines of the word in the sentence with the senses, highest first, ties by name. */
  readonly senses: readonly { readonly key: string; readonly score: number }[];
  /** How much higher the best is than the second: what is explained. */
  readonly margin: number;
  /** The same with all other known words hidden: what the word says of itself. */
  readonly marginAlone: number;
  /** The words of the sentence but the asked one, in their order. */
  readonly words: readonly SenseEvidence[];
  readonly check: SenseCheck;
  /** The scores of all edges, for circuits. */
  readonly scores: EdgeScores;
  /** The sentence against the one with all other known words hidden. */
  readonly task: CircuitTask;
}

/**
 * Tells which words of a sentence carried the decision for a sense, where senses are ranked by the cosine of their vectors with that of the word in its sentence: scores of edges
 * from the embeddings, the sentence against the one whose other words are hidden, and a check that hides the words that are named.
 *
 * @throws OptionError when an option is out of range, there are fewer than two senses, vectors of another length, or no other word that is known; the
 * signal's reason when it is aborted.
 */
export async function explainSense(
  { network: encoder, codes }: Pick<Encoder, 'network' | 'codes'>,
  { words, target, senses }: SenseQuestion,
  options: ExplainSenseOptions = {},
): Promise<SenseExplanation> {
  const { steps = 16, named = 2, signal, spans = spanPerWord(words) } = options;
  const { width } = encoder.sizes;
  requireWhole('named', named, 1);
  requireOption(senses.length >= 2, 'senses', senses.length, 'at least two');
  const isTarget = target.length > 0 && target.every((place) => words[place] !== undefined);
  requireOption(isTarget, 'target', target, `places 0 to ${words.length - 1}`);
  for (const { key, vector } of senses) {
    const isVector = vector.length === width && Array.from(vector).some((value) => value !== 0);
    requireOption(isVector, 'senses', key, `a vector of ${width} numbers that are not all 0`);
  }
  const network = new ReceiverNetwork(encoder);
  const clean = Uint32Array.from(words, (word) => codes.codeOf(word));
  const others = [...clean.keys()].filter((place) => !target.includes(place));
  const known = others.filter((place) => (clean[place] as number) >= firstWord);
  requireOption(known.length > 0, 'words', words.join(' '), 'a sentence with another word that the encoder knows');
  const ranked = senses
    .map(({ key, vector }) => ({ key, vector, score: scoreOf(network, clean, { target, vector }) }))
    .sort((left, right) => right.score - left.score || (left.key < right.key ? -1 : 1));
  const [best, second] = ranked as [(typeof ranked)[number], (typeof ranked)[number]];
  const metric = cosineDifference(target, [best.vector, second.vector]);
  const hide = (places: readonly number[]): Uint32Array =>
    clean.map((code, place) => (places.includes(place) ? marks.hidden : code));
  const counterfactual = hide(known);
  const example: CircuitExample = { clean, counterfactual, references: [counterfactual], spans: spans.spans, metric };
  const task = { names: spans.names, examples: [example] };
  const scores = await attributeEdges(network, task, { steps, signal });
  const own = spanPerWord(words);
  const single = { names: own.names, examples: [{ ...example, spans: own.spans }] };
  const byWord = options.spans === undefined ? scores : await attributeEdges(network, single, { steps, signal });
  const attributed = new Float64Array(words.length);
  for (const { kind, from, fromSpan, score, parts } of byWord.edges) {
    if (kind !== 'stream' || from !== 'embedding') continue;
    attributed[own.names.indexOf(fromSpan)] += parts ? parts.queries + parts.keys + parts.values : score;
  }
  const margin = measureText(network, example);
  const changeWithout = (places: readonly number[]): number => measureText(network, example, hide(places)) - margin;
  const evidence = others.map((place): SenseEvidence => {
    const isKnown = known.includes(place);
    const amount = isKnown ? (attributed[place] as number) : 0;
    const measured = isKnown ? changeWithout([place]) : 0;
    return { word: words[place] as string, place, isKnown, attributed: amount, measured };
  });
  const check = checkNamed(evidence, { named, changeWithout });
  const shown = ranked.map(({ key, score }) => ({ key, score }));
  const marginAlone = measureText(network, example, counterfactual);
  return { senses: shown, margin, marginAlone, words: evidence, check, scores, task };
}

/** Names the words that speak most for the decision, hides them, and hides as many that matter least. */
function checkNamed(
  evidence: readonly SenseEvidence[],
  { named: most, changeWithout }: { readonly named: number; readonly changeWithout: (places: number[]) => number },
): SenseCheck {
  const known = evidence.filter(({ isKnown }) => isKnown);
  const named = known
    .filter(({ attributed }) => attributed < 0)
    .sort((left, right) => left.attributed - right.attributed || left.place - right.place)
    .slice(0, most);
  const least = known
    .filter((one) => !named.includes(one))
    .sort((left, right) => Math.abs(left.attributed) - Math.abs(right.attributed) || left.place - right.place)
    .slice(0, named.length);
  const placesOf = (words: readonly SenseEvidence[]): number[] => words.map(({ place }) => place);
  const measured = changeWithout(placesOf(named));
  const control = changeWithout(placesOf(least));
  const attributed = named.reduce((sum, word) => sum + word.attributed, 0);
  return { named, attributed, measured, control, holds: named.length > 0 && measured < Math.min(0, control) };
}

function scoreOf(
  network: ReceiverNetwork,
  clean: Uint32Array,
  { target, vector }: { readonly target: readonly number[]; readonly vector: ArrayLike<number> },
): number {
  // The cosine with a vector less that with its opposite is twice the first.
  const opposite = Array.from(vector, (value) => -value);
  return measureText(network, { metric: cosineDifference(target, [vector, opposite]), clean }) / 2;
}

function spanPerWord(words: readonly string[]): SpanAssignment {
  return { names: words.map((word, place) => `${place + 1} ${word}`), spans: Uint16Array.from(words.keys()) };
}
