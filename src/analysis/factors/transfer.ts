import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram } from '../../matrix/dense-products.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { giveWay } from '../long-work.js';
import type { Design } from './design.js';
import { adjust } from './explained-variance.js';
import { centreWeights } from './probe-span.js';
import { type FitProbeOptions, fitProbe, type Probe, readValues, takeRows } from './probes.js';
import { type Combinations, chooseTraining, findCombinations } from './training-subset.js';

/** How well readouts of one factor do. */
export interface FactorTransfer {
  readonly factor: string;
  /** The share of right answers on items of combinations that were trained on. */
  readonly seen: number;
  /** The share on items of combinations that were not. */
  readonly unseen: number;
  /** The share on the latter of guesses that are as frequent as the values trained on; 1 / n where all are equally frequent. */
  readonly chance: number;
}

/** How linear readouts transfer to combinations that they were not trained on, where each value was seen with so many partners. */
export interface Transfer {
  /** In how many combinations each value was trained on, at least. */
  readonly partners: number;
  /** How many subsets were trained on. */
  readonly subsets: number;
  /** How many items there were to train on and how many were unseen, on average. */
  readonly items: { readonly trained: number; readonly unseen: number };
  readonly factors: readonly FactorTransfer[];
  /** The mean over the factors of (unseen - chance) / (1 - chance): 0 by chance, 1 when all answers are right. */
  readonly transfer: number;
  /** The standard deviation of that over the subsets; absent with one subset. */
  readonly deviation?: number | undefined;
  /** How far readouts depend on the subset; absent with one subset. */
  readonly stability?: Stability | undefined;
}

/** How far readouts that were trained on different subsets agree, as means over pairs of subsets and factors. */
export interface Stability {
  /** The share of all items for which both give the same answer. */
  readonly agreement: number;
  /** The cosine of both weights of a value, what is common to all values of the factor left out. */
  readonly direction: number;
}

/** What is read, and how. */
export interface TransferWork {
  /** One row an item, of variance 1 a dimension. */
  readonly inputs: DenseMatrix;
  readonly design: Design;
  readonly names: readonly string[];
  readonly probes: FitProbeOptions;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Items that readouts are tried on at most, drawn at random where there are more. */
const mostTried = 2000;

/** The numbers of partners that are tried where none are given, as far as unseen combinations are left. */
const usualPartners = [1, 2, 4, 8];

/** Returns the numbers of partners to try: 1, 2, 4 and 8, but no more than three quarters of what the values of any factor have on average. */
export function choosePartners({ size, labels }: Combinations, { sizes }: Pick<Design, 'sizes'>): number[] {
  const most = Math.floor((0.75 * size) / Math.max(...sizes));
  const kept = usualPartners.filter((partners) => partners <= most);
  return labels.length === 0 || kept.length === 0 ? [1] : kept;
}

/** Trains readouts on subsets of combinations in which each value has so many partners, and tries them on all items. */
export async function measureTransfer(
  work: TransferWork,
  options: { readonly partners: readonly number[] | undefined; readonly subsets: number },
): Promise<Transfer[]> {
  const { design, seed, signal, onProgress } = work;
  const combinations = findCombinations(design);
  const partners = options.partners ?? choosePartners(combinations, design);
  const results: Transfer[] = [];
  for (const [place, count] of partners.entries()) {
    const random = createRandom(seed + 7919 * count);
    const tried = chooseTried(design.items, random);
    const trials: Trial[] = [];
    for (let subset = 0; subset < options.subsets; subset++) {
      await giveWay((place + subset / options.subsets) / partners.length, { signal, onProgress });
      const trial = await runTrial(work, { combinations, partners: count, random, tried });
      if (trial !== undefined) trials.push(trial);
    }
    if (trials.length > 0) results.push(summarise(count, trials, work.names));
  }
  return results;
}

interface Trial {
  readonly trained: number;
  readonly unseen: number;
  readonly scores: readonly Omit<FactorTransfer, 'factor'>[];
  readonly answers: readonly Int32Array[];
  readonly probes: readonly Probe[];
}

interface TrialChoice {
  readonly combinations: Combinations;
  readonly partners: number;
  readonly random: Random;
  readonly tried: Int32Array;
}

function chooseTried(items: number, random: Random): Int32Array {
  const places = Array.from({ length: items }, (_, item) => item);
  return Int32Array.from(items <= mostTried ? places : shuffled(places, random).slice(0, mostTried)).sort();
}

/** Trains on one subset; undefined where it leaves nothing unseen. */
async function runTrial(
  { inputs, design, probes: fitting }: TransferWork,
  { combinations, partners, random, tried }: TrialChoice,
): Promise<Trial | undefined> {
  const chosen = chooseTraining(combinations, design, { partners, random });
  const isTrained = (item: number): boolean => chosen[combinations.ofItems[item]] === 1;
  const training = Array.from({ length: design.items }, (_, item) => item).filter(isTrained);
  const unseen = tried.filter((item) => !isTrained(item));
  if (unseen.length === 0) return undefined;
  const [rows, triedRows] = [takeRows(inputs, training), takeRows(inputs, tried)];
  const products = fitting.kind === 'discriminant' ? gram(rows) : undefined;
  const [scores, answers, probes]: [Omit<FactorTransfer, 'factor'>[], Int32Array[], Probe[]] = [[], [], []];
  for (const [factor, labels] of design.labels.entries()) {
    const own = Int32Array.from(training, (item) => labels[item]);
    const probe = await fitProbe({ inputs: rows, labels: own, classes: design.sizes[factor], products }, fitting);
    const read = readValues(probe, triedRows);
    let right = 0;
    tried.forEach((item, place) => {
      if (!isTrained(item) && read[place] === labels[item]) right++;
    });
    const readAgain = readValues(probe, rows);
    const seen = own.reduce((sum, label, place) => sum + (readAgain[place] === label ? 1 : 0), 0) / own.length;
    const chance = guessChance(
      own,
      unseen.map((item) => labels[item]),
      design.sizes[factor],
    );
    scores.push({ seen, unseen: right / unseen.length, chance });
    answers.push(read);
    probes.push(probe);
  }
  return { trained: training.length, unseen: design.items - training.length, scores, answers, probes };
}

function guessChance(training: Int32Array, trying: Int32Array, classes: number): number {
  const counts = [training, trying].map((labels) => {
    const own = new Float64Array(classes);
    for (const label of labels) own[label] += 1 / labels.length;
    return own;
  });
  return counts[0].reduce((sum, share, value) => sum + share * counts[1][value], 0);
}

function summarise(partners: number, trials: readonly Trial[], names: readonly string[]): Transfer {
  const mean = (read: (trial: Trial) => number): number =>
    trials.reduce((sum, trial) => sum + read(trial) / trials.length, 0);
  const factors = names.map((factor, place) => ({
    factor,
    seen: mean(({ scores }) => scores[place].seen),
    unseen: mean(({ scores }) => scores[place].unseen),
    chance: mean(({ scores }) => scores[place].chance),
  }));
  const transferOf = ({ scores }: Trial): number =>
    scores.reduce((sum, { unseen, chance }) => sum + adjust(unseen, chance) / scores.length, 0);
  const transfer = mean(transferOf);
  const spread = trials.reduce((sum, trial) => sum + (transferOf(trial) - transfer) ** 2, 0);
  return {
    partners,
    subsets: trials.length,
    items: { trained: mean(({ trained }) => trained), unseen: mean(({ unseen }) => unseen) },
    factors,
    transfer,
    ...(trials.length > 1 && {
      deviation: Math.sqrt(spread / (trials.length - 1)),
      stability: compareTrials(trials),
    }),
  };
}

function compareTrials(trials: readonly Trial[]): Stability {
  let [agreement, direction, pairs] = [0, 0, 0];
  const centred = trials.map(({ probes }) => probes.map(centreWeights));
  for (let left = 0; left < trials.length; left++) {
    for (let right = left + 1; right < trials.length; right++) {
      trials[left].answers.forEach((answers, factor) => {
        const others = trials[right].answers[factor];
        agreement += answers.reduce((sum, answer, item) => sum + (answer === others[item] ? 1 : 0), 0) / answers.length;
        direction += meanCosine(centred[left][factor], centred[right][factor]);
        pairs++;
      });
    }
  }
  return { agreement: agreement / pairs, direction: direction / pairs };
}

/** The mean cosine of the rows of two matrices. */
function meanCosine(left: DenseMatrix<Float64Array>, right: DenseMatrix<Float64Array>): number {
  let sum = 0;
  for (let row = 0; row < left.rows; row++) {
    const [a, b] = [left.row(row), right.row(row)];
    let [product, first, second] = [0, 0, 0];
    for (let column = 0; column < a.length; column++) {
      product += a[column] * b[column];
      first += a[column] ** 2;
      second += b[column] ** 2;
    }
    sum += first === 0 || second === 0 ? 0 : product / Math.sqrt(first * second);
  }
  return sum / left.rows;
}
