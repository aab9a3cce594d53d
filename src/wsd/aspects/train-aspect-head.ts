import type { ContextualModel } from '../../embedding/contextual-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption, requireWhole } from '../../errors.js';
import { type Aspect, aspects } from '../../lexicon/aspect.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { type ClassLabels, fitMultinomial, type MultinomialFit, scoreClasses } from '../../matrix/fit-multinomial.js';
import { createRandom, shuffled } from '../../random.js';
import {
  type AspectContext,
  type AspectContextSettings,
  embedAspectContexts,
  settleAspectContexts,
} from './aspect-contexts.js';
import type { AspectHead } from './aspect-head.js';

/** A name or noun in a text, with the aspects that it is meant in. */
export interface AspectExample {
  readonly text: string;
  /** Where it starts in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  /** Any of them is right. */
  readonly aspects: readonly Aspect[];
  /** The aspects that compete, those that are right among them; default all eight. */
  readonly candidates?: readonly Aspect[] | undefined;
  /** What must not be on both sides of a validation: a document, or a name. */
  readonly group: string;
}

/** How {@link trainAspectHead} learns. */
export interface TrainAspectHeadOptions extends AspectContextSettings {
  /**
   * The strengths of the ridge that are tried; the one that does best on examples put aside is taken. Default 3
   * alone, which did best on documents of SemCor.
   */
  readonly penalties?: readonly number[];
  /** Into how many parts the groups are cut for that, from 2; default 5. Not looked at where one penalty is given. */
  readonly folds?: number;
  /** A head to begin with, which the ridge pulls to: training goes on from it. Its context settings count. Default none. */
  readonly from?: AspectHead | undefined;
  /** The most examples of each aspect that are kept as evidence; default 100. */
  readonly shown?: number;
  /** What the examples are, in words. */
  readonly data: string;
  /** Of all that is drawn; default 1. */
  readonly seed?: number;
  readonly cache?: VectorCache | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told what is done and which share of it is, 0 to 1. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/**
 * Trains a light head over a contextual model, which stays as it is: a multinomial logistic regression of the vectors of a name
 * and the words around it into the eight aspects, see `fitMultinomial`. The model's vectors are asked for once.
 *
 * The strength of the ridge is chosen by cross-validation over groups, by the share of examples whose best candidate is right; among
 * equals the strongest. The same examples, settings and seed give the same head.
 *
 * @throws OptionError when an option is out of range, there are no examples, or one has no right aspect among its candidates; the
 * signal's reason when it is aborted; what `embedTargets` throws.
 * @example
 * const head = await trainAspectHead(model, examples, { data: 'SemCor 3.0', layers: [4] });
 */
export async function trainAspectHead(
  model: ContextualModel,
  examples: readonly AspectExample[],
  options: TrainAspectHeadOptions,
): Promise<AspectHead> {
  const { penalties = [3], folds = 5, from, shown = 100, data, seed = 1 } = options;
  const { cache, signal, onProgress = () => {}, ...settings } = options;
  requireOption(penalties.length > 0 && penalties.every((one) => one > 0), 'penalties', penalties, 'numbers > 0');
  requireWhole('folds', folds, 2);
  requireWhole('shown', shown, 0);
  for (const { aspects: right, candidates = aspects, text } of examples) {
    const isFit = right.some((aspect) => candidates.includes(aspect));
    requireOption(isFit, 'examples', text, 'a right aspect that competes in each');
  }
  const context = from?.context ?? settleAspectContexts(settings);
  const known = await embedExamples(model, examples, {
    ...{ ...context, cache, signal },
    onProgress: (share) => onProgress('embedding contexts', share),
  });
  const [first] = known;
  requireOption(first !== undefined, 'examples', examples.length, 'one at least that the model knows something of');
  const table = makeTable(known, first.vectors.features.length);
  const learn: Learn = (penalty, rowWeights, tell) => {
    const { inputs, labels } = table;
    return fitMultinomial(inputs, labels, { penalty, rowWeights, around: from?.fit, signal, onProgress: tell });
  };
  const parts = cutGroups(
    known.map(({ example }) => example.group),
    { folds, seed },
  );
  const validation = await tryPenalties(penalties.length === 1 ? [] : penalties, {
    table,
    parts,
    folds,
    learn,
    onProgress,
  });
  const [best] = [...validation].sort((a, b) => b.accuracy - a.accuracy || b.penalty - a.penalty);
  const penalty = best?.penalty ?? penalties[0];
  const fit = await learn(penalty, undefined, (share) => onProgress('fitting', share));
  const kept = chooseShown(known, shown, seed);
  return {
    model: model.modelId,
    context,
    fit,
    shown: kept.map(({ example: { text, start, end, aspects: right } }) => ({ text, start, end, aspects: right })),
    shownVectors: joinRows(kept, first.vectors.target.length),
    facts: { data, examples: known.length, seed, penalty, validation },
  };
}

/** Fits the rows whose weight is 1; all where there are no weights. */
type Learn = (
  penalty: number,
  rowWeights: Uint8Array | undefined,
  tell: (share: number) => void,
) => Promise<MultinomialFit>;

async function embedExamples(
  model: ContextualModel,
  examples: readonly AspectExample[],
  options: Parameters<typeof embedAspectContexts>[2],
): Promise<KnownExample[]> {
  const embedded = await embedAspectContexts(model, examples, options);
  return examples.flatMap((example, place) => {
    const vectors = embedded[place];
    return vectors === undefined ? [] : [{ example, vectors }];
  });
}

interface Validation {
  readonly table: ExampleTable;
  /** The part of each row. */
  readonly parts: readonly number[];
  readonly folds: number;
  readonly learn: Learn;
  readonly onProgress: (stage: string, share: number) => void;
}

/** Tells how each penalty does on the part that is put aside, each in turn. */
async function tryPenalties(
  penalties: readonly number[],
  { table, parts, folds, learn, onProgress }: Validation,
): Promise<{ penalty: number; accuracy: number }[]> {
  const tried: { penalty: number; accuracy: number }[] = [];
  for (const penalty of penalties) {
    let right = 0;
    for (let part = 0; part < folds; part++) {
      const done = tried.length * folds + part;
      const learned = Uint8Array.from(parts, (of) => Number(of !== part));
      if (!learned.includes(1) || !learned.includes(0)) continue;
      const found = await learn(penalty, learned, (share) => {
        onProgress('choosing the penalty', (done + share) / (penalties.length * folds));
      });
      right += countRight(found, table, learned);
    }
    tried.push({ penalty, accuracy: right / parts.length });
  }
  return tried;
}

interface KnownExample {
  readonly example: AspectExample;
  readonly vectors: AspectContext;
}

interface ExampleTable {
  readonly inputs: DenseMatrix<Float32Array>;
  readonly labels: ClassLabels & { readonly competing: Uint8Array };
}

function makeTable(known: readonly KnownExample[], columns: number): ExampleTable {
  const inputs = new DenseMatrix(known.length, columns, new Float32Array(known.length * columns));
  const classes = aspects.length;
  const right = new Uint8Array(known.length * classes);
  const competing = new Uint8Array(known.length * classes);
  known.forEach(({ example, vectors }, row) => {
    inputs.row(row).set(vectors.features);
    const { candidates = aspects } = example;
    aspects.forEach((aspect, k) => {
      competing[row * classes + k] = Number(candidates.includes(aspect));
      right[row * classes + k] = Number(candidates.includes(aspect) && example.aspects.includes(aspect));
    });
  });
  return { inputs, labels: { classes, right, competing } };
}

/** The part of each row: groups in an order drawn by the seed, in turns. */
function cutGroups(
  groups: readonly string[],
  { folds, seed }: { readonly folds: number; readonly seed: number },
): number[] {
  const order = shuffled([...new Set(groups)].sort(), createRandom(seed));
  const part = new Map(order.map((group, place) => [group, place % folds]));
  return groups.map((group) => part.get(group) ?? 0);
}

/** How many rows that were not learned from have a best candidate that is right. */
function countRight(fit: MultinomialFit, { inputs, labels }: ExampleTable, learned: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < inputs.rows; row++) {
    if (learned[row] === 1) continue;
    const scores = scoreClasses(fit, inputs.row(row));
    let best: number | undefined;
    for (let k = 0; k < labels.classes; k++) {
      if (labels.competing[row * labels.classes + k] === 0) continue;
      if (best === undefined || scores[k] > scores[best]) best = k;
    }
    count += best === undefined ? 0 : labels.right[row * labels.classes + best];
  }
  return count;
}

/** Draws as many examples of each aspect as are shown; one of several aspects counts for its first. */
function chooseShown(known: readonly KnownExample[], most: number, seed: number): KnownExample[] {
  const counts = new Map<Aspect, number>();
  return shuffled([...known], createRandom(seed)).filter(({ example }) => {
    const count = counts.get(example.aspects[0]) ?? 0;
    counts.set(example.aspects[0], count + 1);
    return count < most;
  });
}

function joinRows(kept: readonly KnownExample[], width: number): DenseMatrix<Float32Array> {
  const joined = new DenseMatrix(kept.length, width, new Float32Array(kept.length * width));
  kept.forEach(({ vectors }, row) => {
    joined.row(row).set(vectors.target);
  });
  return joined;
}
