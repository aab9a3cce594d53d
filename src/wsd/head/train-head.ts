import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { createRandom, shuffled } from '../../random.js';
import type { Inventory } from '../candidate.js';
import type { CallOptions } from '../disambiguator.js';
import { centre, findCentres, rowOfMeaning } from './centring.js';
import type { HeadExample } from './head-example.js';
import { HeadReader } from './head-reader.js';
import {
  chooseRelationWeight,
  fitBaseWeights,
  fitProjectionWeight,
  measureHead,
  readQuestions,
  readRelated,
} from './head-weights.js';
import {
  type AskedMeaning,
  type EncodedMeaning,
  encodeContexts,
  encodeMeanings,
  type HeadEncoder,
  keyOfMeaning,
} from './meaning-vectors.js';
import { countOutside, listedPrior } from './outside-prior.js';
import type { SenseHead } from './sense-head.js';
import { SenseQuestions } from './sense-questions.js';
import { type AskedExample, askAll, splitDocuments } from './split-documents.js';
import { type TrainProjectionOptions, trainProjection } from './train-projection.js';

/** Options of {@link trainSenseHead}. */
export interface TrainSenseHeadOptions
  extends Pick<TrainProjectionOptions, 'epochs' | 'batch' | 'learningRate' | 'threads'> {
  /** What gives the vectors. */
  readonly encoder: HeadEncoder;
  /** Of which documents are put aside and of the order of learning; default 1. */
  readonly seed?: number | undefined;
  /** What the data are called in the head; default `examples`. */
  readonly data?: string | undefined;
  /** The share of the documents that nothing but the weights is learned from, above 0 and at most 0.5; default 0.1. */
  readonly heldOut?: number | undefined;
  /**
   * Whether the sense counts of the lexicon were made of the same texts, as those of WordNet were of SemCor: then the prior of an example
   * is counted in the other documents; default false.
   */
  readonly counted?: boolean | undefined;
  /**
   * The weight of the sense prior where the examples do not tell how common senses are, as those of a lexicon do not: then the projection
   * is learned without the prior, and metrics are without it; default: it is learned beside the prior, whose weight is fitted.
   */
  readonly priorWeight?: number | undefined;
  /** The most uses of a sense that are learned from; default all: how often senses are meant is learned too. */
  readonly usesPerSense?: number | undefined;
  /** The lexicon whose relations lead to the meanings of the second look; default none, and no second look. */
  readonly lexicon?: Lexicon | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is being done, and which share of that is done. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** Multiplies products of projected contexts and meanings. */
const scale = 10;
/** The share of the prior that stands beside the projection while that is learned, so that it learns what the prior does not know. */
const givenPrior = 0.3;
/** What of the cosines with a meaning's text, its lemma there, and its uses the projection starts with. */
const startShares = [0.3, 0.4, 0.2];
/** The most questions that the weight of the second look is chosen on: the related meanings of each have to be embedded. */
const mostRelated = 2000;
/** The most questions that metrics are of. */
const mostReported = 2000;
/** How many contexts are embedded together. */
const block = 4096;

/**
 * Trains a head over an encoder that stays as it is: a projection of contexts towards meanings, and its weight beside the sense prior
 * and the second look at the two best.
 *
 * Examples that are held out of their meanings teach nothing of uses, whose part of the projection stays as it starts. Some documents are
 * put aside. On half of them the epochs end and the weights are fitted, the other half gives the metrics. Examples
 * with fewer than two candidates teach nothing. The same examples, options and vectors give the same head.
 *
 * @throws OptionError when an option is out of range; ShapeError when there is too little to learn from; the reason of the signal;
 * what `embedTexts` and `embedTargets` throw.
 * @example
 * const examples = await collectSenseExamples(createSemcorReader('semcor3.0.tar.xz').read(), lexicon);
 * const head = await trainSenseHead(createLexiconInventory(lexicon), examples, { encoder: { model }, counted: true, lexicon });
 */
export async function trainSenseHead(
  inventory: Inventory,
  examples: readonly HeadExample[],
  options: TrainSenseHeadOptions,
): Promise<SenseHead> {
  const {
    encoder,
    seed = 1,
    data = 'examples',
    heldOut = 0.1,
    counted = false,
    usesPerSense = Number.MAX_SAFE_INTEGER,
    priorWeight,
  } = options;
  const { lexicon, signal, onProgress, epochs, batch, learningRate, threads } = options;
  requireOption(heldOut > 0 && heldOut <= 0.5, 'heldOut', heldOut, 'a number above 0, up to 0.5');
  requireWhole('usesPerSense', usesPerSense, 1);
  const isWeight = priorWeight === undefined || (priorWeight >= 0 && Number.isFinite(priorWeight));
  requireOption(isWeight, 'priorWeight', priorWeight, 'a number >= 0');
  const call = (stage: string): CallOptions => ({ signal, onProgress: (share) => onProgress?.(stage, share) });

  // The contexts of a corpus are many and used once; only meanings are kept by the cache.
  const uncached = { ...encoder, cache: undefined };
  const known = await embedExamples(uncached, askAll(inventory, examples), call('contexts'));
  const split = splitDocuments(known, { seed, heldOut });
  const meanings = listMeanings(known);
  const encoded = await encodeMeanings(encoder, [...meanings.values()], call('meanings'));
  const contextWidth = known[0].vector.length;
  const width = widthOf(encoded);
  const centres = findCentres(
    split.learned.map(({ vector }) => vector),
    encoded,
    { contextWidth, width },
  );
  // A meaning without the example that is asked has fewer uses than the others, which would be learned as a sign of it.
  const isHeldOut = known.some(({ occurrence }) => occurrence.heldOut !== undefined);
  const taughtMeanings = isHeldOut ? encoded.map((meaning) => ({ ...meaning, uses: [] })) : encoded;
  const rows = new DenseMatrix(encoded.length, 3 * width, new Float32Array(3 * encoded.length * width));
  taughtMeanings.forEach((meaning, place) => {
    rows.row(place).set(rowOfMeaning(meaning, centres));
  });
  const places = new Map([...meanings.keys()].map((key, place) => [key, place]));
  const outside = countOutside(split.learned);
  const priorOf = ({ candidates, document }: AskedExample): number[] =>
    counted ? outside(candidates, document) : listedPrior(candidates);
  const number = (questions: readonly KnownExample[]) => ({
    questions: numberQuestions(questions, { places, mean: centres.contexts, width: contextWidth }),
    ...(priorWeight === undefined && {
      given: Float32Array.from(questions.flatMap((question) => priorOf(question).map((value) => givenPrior * value))),
    }),
  });
  const taught = number(takeFew(shuffled(split.learned, createRandom(seed)), usesPerSense));
  const { projection, losses, bestEpoch } = await trainProjection(taught.questions, rows, number(split.fitted), {
    ...{ seed, scale, epochs, batch, learningRate, threads, given: taught.given },
    start: startOf(contextWidth, width),
    ...call('projection'),
  });

  const reader = new HeadReader({ centres, projection, scale });
  const read = new Map([...places].map(([key, place]) => [key, reader.readMeaning(taughtMeanings[place])]));
  const readAll = (questions: readonly KnownExample[]) => readQuestions(questions, reader, { meanings: read, priorOf });
  const fitted = readAll(split.fitted);
  const isPriorFitted = priorWeight === undefined;
  const base = isPriorFitted ? fitBaseWeights(fitted) : fitProjectionWeight(fitted);
  const relate = async (questions: typeof fitted, stage: string) =>
    lexicon === undefined
      ? undefined
      : await readRelated(questions, reader, { lexicon, encoder, weights: base, ...call(stage) });
  const some = shuffled(fitted, createRandom(seed)).slice(0, mostRelated);
  const related = await relate(some, 'related meanings');
  const weights = related === undefined ? base : chooseRelationWeight(some, base, related);
  const reported = readAll(shuffled(split.reported, createRandom(seed)).slice(0, mostReported));
  const metrics = measureHead(
    reported,
    weights,
    weights.relations === 0 ? undefined : await relate(reported, 'metrics'),
  );
  const final = isPriorFitted ? weights : { ...weights, prior: priorWeight };
  const { provider, modelId } = encoder.model;
  const documents = new Set(known.map(({ document }) => document)).size;
  const facts = { data, examples: known.length, documents, seed, losses, bestEpoch, metrics };
  const identity = { provider, modelId, layers: encoder.layers ?? null };
  return { encoder: identity, centres, projection, scale, weights: final, facts };
}

/** An example with its candidates and the vector of its context. */
interface KnownExample extends AskedExample {
  readonly vector: Float32Array;
}

async function embedExamples(
  encoder: HeadEncoder,
  asked: readonly AskedExample[],
  { signal, onProgress }: CallOptions,
): Promise<KnownExample[]> {
  const found: KnownExample[] = [];
  for (let start = 0; start < asked.length; start += block) {
    signal?.throwIfAborted();
    const part = asked.slice(start, start + block);
    const onPart = (share: number) => onProgress?.((start + share * part.length) / asked.length);
    const occurrences = part.map(({ occurrence }) => occurrence);
    const vectors = await encodeContexts(encoder, occurrences, { signal, onProgress: onPart });
    const known = part.flatMap((example, place) => {
      const vector = vectors[place];
      return vector === undefined ? [] : [{ ...example, vector }];
    });
    // Parts of one array: hundreds of thousands of small ones keep the garbage collector busy.
    const width = known[0]?.vector.length ?? 0;
    const packed = new Float32Array(known.length * width);
    known.forEach(({ vector, ...example }, place) => {
      packed.set(vector, place * width);
      found.push({ ...example, vector: packed.subarray(place * width, (place + 1) * width) });
    });
  }
  return found;
}

function listMeanings(known: readonly AskedExample[]): Map<string, AskedMeaning> {
  const meanings = new Map<string, AskedMeaning>();
  for (const { candidates, occurrence } of known) {
    for (const candidate of candidates) {
      const meaning = { candidate, heldOut: occurrence.heldOut };
      meanings.set(keyOfMeaning(meaning), meaning);
    }
  }
  return meanings;
}

/** Keeps so many examples of each first right meaning, the first ones. */
function takeFew(examples: readonly KnownExample[], most: number): KnownExample[] {
  const counts = new Map<string, number>();
  return examples.filter(({ gold: [key] }) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  });
}

function numberQuestions(
  examples: readonly KnownExample[],
  { places, mean, width }: { places: ReadonlyMap<string, number>; mean: Float32Array; width: number },
): SenseQuestions {
  const contexts = new Float32Array(examples.length * width);
  const offsets = new Int32Array(examples.length + 1);
  const senses: number[] = [];
  const gold: number[] = [];
  examples.forEach(({ vector, candidates, occurrence, gold: keys }, question) => {
    contexts.set(centre(vector, mean), question * width);
    for (const candidate of candidates) {
      senses.push(places.get(keyOfMeaning({ candidate, heldOut: occurrence.heldOut })) ?? -1);
      gold.push(keys.includes(candidate.key) ? 1 / keys.length : 0);
    }
    offsets[question + 1] = senses.length;
  });
  return new SenseQuestions({
    contexts,
    width,
    offsets,
    senses: Int32Array.from(senses),
    gold: Float32Array.from(gold),
  });
}

/**
 * The projection that gives the cosines of the last layer, so that what is never seen is compared as without training; 0 where vectors of
 * contexts and of meanings have other widths.
 */
function startOf(contextWidth: number, width: number): DenseMatrix {
  const start = new DenseMatrix(contextWidth, 3 * width, new Float32Array(3 * contextWidth * width));
  if (contextWidth % width !== 0) return start;
  for (let column = 0; column < width; column++) {
    startShares.forEach((share, part) => {
      start.row(contextWidth - width + column)[part * width + column] = share;
    });
  }
  return start;
}

function widthOf(meanings: readonly EncodedMeaning[]): number {
  for (const { text, uses } of meanings) {
    const [vector = text] = uses;
    if (vector !== undefined) return vector.length;
  }
  throw new ShapeError('trainSenseHead', 'no meaning that the encoder knows', 'some');
}
