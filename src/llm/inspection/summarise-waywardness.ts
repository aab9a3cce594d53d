import { meanOf } from '../../matrix/mean.js';
import type { WaywardnessRow } from './waywardness-row.js';

/** The mean of numbers, one a seed, with their range. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** The deviation of the mean over seeds; undefined for one seed. */
  readonly standardError: number | undefined;
}

/** How accurate vectors are that read as their target to some extent. */
export interface FrontierPoint {
  /** The overlap of reading and target that is asked for at least. */
  readonly promptF1: number;
  /** Targets and seeds of which some strength comes to it, of all. */
  readonly reached: number;
  readonly of: number;
  /** Over these, the test accuracy at the strength that is best on held-out texts; undefined where there is none. */
  readonly accuracy: Spread | undefined;
  readonly relativeDrop: Spread | undefined;
}

/** How wayward vectors are that read as one target. */
export interface TargetWaywardness {
  readonly target: string;
  /** How many vectors. */
  readonly count: number;
  /** The test accuracy of the words of the target as they are, not trained. */
  readonly plainAccuracy: number;
  /** The test accuracy of free vectors of the same number. */
  readonly freeAccuracy: Spread;
  /** Seeds of which some strength gives vectors that read as the target, with an overlap above 0.98. */
  readonly reached: number;
  readonly seeds: number;
  /** The strength chosen for each of these seeds: the best on held-out texts, the greater of equal ones. */
  readonly gammas: readonly number[];
  /** The test accuracy at these; undefined where no seed came to it, as the next two. */
  readonly accuracy: Spread | undefined;
  readonly relativeDrop: Spread | undefined;
  /** How much is left of what free vectors have above the most frequent label: 1 for all, 0 for nothing. */
  readonly gainKept: number | undefined;
}

/** What trainings with targets come to, together. */
export interface WaywardnessSummary {
  /** The share of test texts with the most frequent label. */
  readonly majority: number;
  /** The share of test texts that the encoder labels right with no vectors at all. */
  readonly alone: number;
  readonly targets: readonly TargetWaywardness[];
  /** From no overlap asked for to the same words. */
  readonly frontier: readonly FrontierPoint[];
  /** The training with the best accuracy on held-out texts. */
  readonly best: WaywardnessRow;
  /** What this says, in words. */
  readonly verdict: string;
}

/** From which overlap on vectors read as their target (Khashabi et al. 2022). */
const readsAs = 0.98;

/** The loss of accuracy, as a share, up to which vectors are said to do their work all the same. */
const smallDrop = 0.1;

interface Trainings {
  readonly free: readonly WaywardnessRow[];
  readonly rows: readonly WaywardnessRow[];
  /** The test accuracy of each target as plain words. */
  readonly plain: ReadonlyMap<string, number>;
  readonly majority: number;
  readonly alone: number;
  readonly testTexts: number;
}

/** Sums up trainings with targets. */
export function summariseWaywardness({ free, rows, plain, majority, alone, testTexts }: Trainings): WaywardnessSummary {
  const targets = [...plain].map(([target, plainAccuracy]): TargetWaywardness => {
    const own = rows.filter((row) => row.target === target);
    const { count } = own[0] as WaywardnessRow;
    const chosen = chooseBySeed(own, readsAs);
    const freeAccuracy = spreadOf(free.filter((row) => row.count === count).map(({ accuracy }) => accuracy));
    const accuracy = spreadOrNone(chosen.map((row) => row.accuracy));
    return {
      target,
      count,
      plainAccuracy,
      freeAccuracy,
      reached: chosen.length,
      seeds: new Set(own.map(({ seed }) => seed)).size,
      gammas: chosen.map(({ gamma }) => gamma),
      accuracy,
      relativeDrop: spreadOrNone(chosen.map((row) => row.relativeDrop)),
      gainKept:
        accuracy === undefined || freeAccuracy.mean === majority
          ? undefined
          : (accuracy.mean - majority) / (freeAccuracy.mean - majority),
    };
  });
  const all = [...free, ...rows];
  const best = all.reduce((top, row) => (row.heldOutAccuracy > top.heldOutAccuracy ? row : top));
  const frontier = [0, 0.25, 0.5, 0.75, readsAs].map((promptF1): FrontierPoint => {
    const chosen = targets.flatMap(({ target }) =>
      chooseBySeed(
        rows.filter((row) => row.target === target),
        promptF1,
      ),
    );
    return {
      promptF1,
      reached: chosen.length,
      of: targets.reduce((sum, { seeds }) => sum + seeds, 0),
      accuracy: spreadOrNone(chosen.map(({ accuracy }) => accuracy)),
      relativeDrop: spreadOrNone(chosen.map(({ relativeDrop }) => relativeDrop)),
    };
  });
  return { majority, alone, targets, frontier, best, verdict: verdictOf(targets, { majority, alone, testTexts }) };
}

/** Of each seed the training that is best on held-out texts, of those with enough overlap. */
function chooseBySeed(rows: readonly WaywardnessRow[], promptF1: number): WaywardnessRow[] {
  const chosen = new Map<number, WaywardnessRow>();
  for (const row of rows) {
    if (row.promptF1 < promptF1) continue;
    const other = chosen.get(row.seed);
    const isBetter =
      other === undefined ||
      row.heldOutAccuracy > other.heldOutAccuracy ||
      (row.heldOutAccuracy === other.heldOutAccuracy && row.gamma > other.gamma);
    if (isBetter) chosen.set(row.seed, row);
  }
  return [...chosen.values()];
}

function spreadOrNone(values: readonly number[]): Spread | undefined {
  return values.length === 0 ? undefined : spreadOf(values);
}

/** Returns mean, range and the deviation of the mean. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    least: Math.min(...values),
    most: Math.max(...values),
    standardError: values.length < 2 ? undefined : Math.sqrt(squares / (values.length - 1) / values.length),
  };
}

function verdictOf(
  targets: readonly TargetWaywardness[],
  { majority, alone, testTexts }: Pick<Trainings, 'majority' | 'alone' | 'testTexts'>,
): string {
  const free = spreadOf(targets.map(({ freeAccuracy }) => freeAccuracy.mean)).mean;
  const without = Math.max(majority, alone);
  // Two deviations of a share of so many texts.
  const chance = 2 * Math.sqrt((without * (1 - without)) / testTexts);
  if (free < without + chance) {
    return `Free vectors label ${percent(free)} of the test texts, not clearly more than the encoder does without them (${percent(alone)}) or the most frequent label (${percent(majority)}): there is no work whose loss could be measured.`;
  }
  const wayward = targets.filter(
    ({ reached, seeds, relativeDrop }) => reached === seeds && (relativeDrop?.mean ?? 1) <= smallDrop,
  );
  const beside = targets.filter(({ reached }) => reached === 0).length;
  const never = beside === 0 ? '' : ` ${beside} of them were not read off any vectors.`;
  const found = `${wayward.length} of ${targets.length} texts are read off vectors of every seed that lose at most ${percent(smallDrop)} of the accuracy of free ones (mean over seeds).${never}`;
  return wayward.length === 0
    ? `${found} Here the reading goes with the work, at these strengths and steps; that does not make it an explanation.`
    : `${found} What such vectors read as does not tell what they do.`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
