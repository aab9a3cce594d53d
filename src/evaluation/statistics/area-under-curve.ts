import { OptionError, requireOption, requireWhole, ShapeError } from '../../errors.js';
import { createRandom } from '../../random.js';
import type { BootstrapOptions } from './bootstrap.js';
import { intervalOf } from './bootstrap-correlation.js';

/** Scores of things that are either right or wrong, in clusters that are drawn as wholes. */
export interface LabelledScores {
  readonly scores: ArrayLike<number>;
  /** 1 for a right thing, 0 for a wrong one. */
  readonly labels: ArrayLike<number>;
  /** The cluster of each, from 0; default: each is its own. */
  readonly clusters?: ArrayLike<number> | undefined;
}

/** An area under the curve with its interval. */
export interface AreaInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the area under the receiver operating characteristic, 0 to 1: the chance that a right thing scores above a wrong
 * one, an equal score counting half (Hanley & McNeil 1982). It does not depend on how many there are of each.
 *
 * @throws ShapeError when the lists differ in length, or there is nothing right or nothing wrong; OptionError when a score
 * is not a number.
 * @example areaUnderCurve({ scores: [3, 2, 1], labels: [1, 0, 1] }) // 1 / 2
 */
export function areaUnderCurve(observations: LabelledScores): number {
  const sorted = sortScores(observations);
  return areaOf(sorted, new Uint32Array(sorted.clusterCount).fill(1));
}

/**
 * Gives the area under the curve with its percentile bootstrap interval (Efron 1979): each sample draws as many clusters as
 * there are, with replacement. Samples in which nothing is right or nothing is wrong are left out.
 *
 * @throws as {@link areaUnderCurve}; OptionError when `samples` is not a whole number from 1, or `confidence` not between
 * 0 and 1.
 */
export function bootstrapAreaUnderCurve(observations: LabelledScores, options: BootstrapOptions = {}): AreaInterval {
  const { samples = 10_000, confidence = 0.95, seed = 1 } = options;
  requireWhole('samples', samples, 1);
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  const sorted = sortScores(observations);
  const counts = new Uint32Array(sorted.clusterCount);
  const value = areaOf(sorted, counts.fill(1));
  const random = createRandom(seed);
  const areas = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    random.countDraws(counts);
    areas[sample] = areaOf(sorted, counts);
  }
  const { low, high } = intervalOf(areas, confidence) ?? { low: value, high: value };
  return { value, low, high };
}

/** Labels and clusters in the order of the scores, and where each run of equal scores ends. */
interface SortedScores {
  readonly labels: Uint8Array;
  readonly clusters: Uint32Array;
  readonly ends: Uint32Array;
  readonly clusterCount: number;
}

function sortScores({ scores, labels, clusters }: LabelledScores): SortedScores {
  const { length } = scores;
  const list = Float64Array.from(scores);
  const right = Array.from(labels).filter((label) => label === 1).length;
  if (labels.length !== length || (clusters?.length ?? length) !== length || right === 0 || right === length) {
    const found = `${length} scores, ${labels.length} labels, ${right} of them right`;
    throw new ShapeError('areaUnderCurve', found, 'as many of each, some right and some wrong');
  }
  const bad = list.find(Number.isNaN);
  if (bad !== undefined) throw new OptionError('scores', bad, 'numbers');
  const order = Uint32Array.from({ length }, (_, place) => place).sort(
    (a, b) => (list[a] as number) - (list[b] as number),
  );
  const ownClusters = Uint32Array.from(order, (place) => clusters?.[place] ?? place);
  const isEnd = (place: number): boolean =>
    place + 1 === length || list[order[place] as number] !== list[order[place + 1] as number];
  return {
    labels: Uint8Array.from(order, (place) => labels[place] as number),
    clusters: ownClusters,
    ends: Uint32Array.from([...order.keys()].filter(isEnd), (place) => place + 1),
    clusterCount: 1 + ownClusters.reduce((most, cluster) => Math.max(most, cluster), 0),
  };
}

/** The area of a sample in which each thing counts as often as its cluster was drawn; NaN without right or wrong ones. */
function areaOf({ labels, clusters, ends }: SortedScores, counts: Uint32Array): number {
  let [wrongBelow, right, above, place] = [0, 0, 0, 0];
  for (let run = 0; run < ends.length; run++) {
    let [rightHere, wrongHere] = [0, 0];
    for (; place < (ends[run] as number); place++) {
      const count = counts[clusters[place] as number] as number;
      if (labels[place] === 1) rightHere += count;
      else wrongHere += count;
    }
    above += rightHere * (wrongBelow + wrongHere / 2);
    right += rightHere;
    wrongBelow += wrongHere;
  }
  return right * wrongBelow > 0 ? above / (right * wrongBelow) : Number.NaN;
}
