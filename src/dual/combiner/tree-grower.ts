import { type BinnedFeatures, mostBins } from './bin-features.js';

/** A node of a tree: a split of a feature, or a leaf where `feature` is -1. */
export interface TreeNode {
  /** The place of the feature, -1 in a leaf. */
  readonly feature: number;
  /** Values at most this go to the left. */
  readonly threshold: number;
  /** Whether a missing value goes to the left. */
  readonly missingLeft: boolean;
  /** The places of the children in the tree. */
  readonly left: number;
  readonly right: number;
  /** What the examples here add to the log odds: in a leaf the outcome, above it the mean, for explanations. */
  readonly value: number;
}

/** How far a tree grows. */
export interface GrowthSettings {
  /** Leaves at most. */
  readonly leaves: number;
  /** The fewest examples in a leaf. */
  readonly leafExamples: number;
  /** The penalty on the square of a leaf's value. */
  readonly penalty: number;
}

/** A leaf that may still be split: its examples, their sums, and the best split of it. */
interface OpenLeaf {
  readonly node: number;
  readonly examples: Uint32Array;
  readonly split: Split | undefined;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  /** The last bin that goes to the left. */
  readonly bin: number;
  readonly missingLeft: boolean;
}

interface Sums {
  gradient: number;
  curvature: number;
  count: number;
}

/** What a tree is to fit: the derivatives of the loss by the score of each example, and the features to split by. */
export interface TreeTarget {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly features: readonly number[];
}

/** Grows one tree, best leaf first. */
export class TreeGrower {
  readonly #binned: BinnedFeatures;
  readonly #target: TreeTarget;
  readonly #settings: GrowthSettings;
  readonly #sums = new Float64Array(3 * (mostBins + 1));
  readonly #nodes: { -readonly [Field in keyof TreeNode]: TreeNode[Field] }[] = [];

  constructor(binned: BinnedFeatures, target: TreeTarget, settings: GrowthSettings) {
    this.#binned = binned;
    this.#target = target;
    this.#settings = settings;
  }

  /** Returns the nodes, and adds what the leaves give to the scores of their examples. */
  grow(learningRate: number, scores: Float64Array): TreeNode[] {
    const all = Uint32Array.from(scores, (_, row) => row);
    const open = [this.#openLeaf(all)];
    for (;;) {
      const best = findBest(open);
      if (best === undefined || open.length >= this.#settings.leaves) break;
      open.splice(open.indexOf(best.leaf), 1, ...this.#divide(best.leaf, best.split));
    }
    for (const node of this.#nodes) node.value *= learningRate;
    for (const { node, examples } of open) {
      const value = this.#nodes[node]?.value ?? 0;
      for (const row of examples) scores[row] += value;
    }
    return this.#nodes;
  }

  #openLeaf(examples: Uint32Array): OpenLeaf {
    const sums = this.#sum(examples);
    const value = (0 - sums.gradient) / (sums.curvature + this.#settings.penalty);
    this.#nodes.push({ feature: -1, threshold: 0, missingLeft: false, left: -1, right: -1, value });
    return { node: this.#nodes.length - 1, examples, split: this.#findSplit(examples, sums) };
  }

  #divide({ node, examples }: OpenLeaf, { feature, bin, missingLeft }: Split): OpenLeaf[] {
    const bins = this.#binned.bins[feature];
    const isLeft = (row: number): boolean => (bins[row] === 0 ? missingLeft : bins[row] <= bin);
    const parts = [examples.filter(isLeft), examples.filter((row) => !isLeft(row))];
    const [left, right] = parts.map((part) => this.#openLeaf(part));
    Object.assign(this.#nodes[node], {
      feature,
      threshold: this.#binned.edges[feature]?.[bin - 1],
      missingLeft,
      left: left.node,
      right: right.node,
    });
    return [left, right];
  }

  #sum(examples: Uint32Array): Sums {
    const { gradients, curvatures } = this.#target;
    const sums = { gradient: 0, curvature: 0, count: examples.length };
    for (const row of examples) {
      sums.gradient += gradients[row];
      sums.curvature += curvatures[row];
    }
    return sums;
  }

  /** The split with the highest gain; among equals the first feature and bin. */
  #findSplit(examples: Uint32Array, total: Sums): Split | undefined {
    if (examples.length < 2 * this.#settings.leafExamples) return undefined;
    let best: Split | undefined;
    for (const feature of this.#target.features) {
      const split = this.#splitFeature(feature, examples, total);
      if (split !== undefined && split.gain > (best?.gain ?? 1e-9)) best = split;
    }
    return best;
  }

  #splitFeature(feature: number, examples: Uint32Array, total: Sums): Split | undefined {
    const sums = this.#histogram(feature, examples);
    const bins = this.#binned.edges[feature]?.length ?? 0;
    const missing = binSums(sums, 0);
    let best: Split | undefined;
    const left = { gradient: 0, curvature: 0, count: 0 };
    for (let bin = 1; bin <= bins; bin++) {
      add(left, binSums(sums, bin));
      // The last bin on the left parts those with a value from those without.
      // Where none is missing, a missing value will go with most examples.
      for (const missingLeft of missing.count === 0 ? [2 * left.count >= total.count] : [false, true]) {
        const gain = this.#gain(missingLeft ? sumOf(left, missing) : left, total);
        if (gain !== undefined && gain > (best?.gain ?? 0)) best = { gain, feature, bin, missingLeft };
      }
    }
    return best;
  }

  /** Gradient, curvature and count of each bin, one after the other: as objects they take three times as long. */
  #histogram(feature: number, examples: Uint32Array): Float64Array {
    const { gradients, curvatures } = this.#target;
    const bins = this.#binned.bins[feature];
    const sums = this.#sums.fill(0);
    for (const row of examples) {
      const at = 3 * bins[row];
      sums[at] += gradients[row];
      sums[at + 1] += curvatures[row];
      sums[at + 2]++;
    }
    return sums;
  }

  #gain(left: Sums, total: Sums): number | undefined {
    const { leafExamples, penalty } = this.#settings;
    const right = {
      gradient: total.gradient - left.gradient,
      curvature: total.curvature - left.curvature,
      count: total.count - left.count,
    };
    if (left.count < leafExamples || right.count < leafExamples) return undefined;
    const worth = ({ gradient, curvature }: Sums): number => gradient ** 2 / (curvature + penalty);
    return worth(left) + worth(right) - worth(total);
  }
}

function findBest(open: readonly OpenLeaf[]): { readonly leaf: OpenLeaf; readonly split: Split } | undefined {
  let best: { readonly leaf: OpenLeaf; readonly split: Split } | undefined;
  for (const leaf of open) {
    const { split } = leaf;
    if (split !== undefined && split.gain > (best?.split.gain ?? 0)) best = { leaf, split };
  }
  return best;
}

function binSums(sums: Float64Array, bin: number): Sums {
  return { gradient: sums[3 * bin], curvature: sums[3 * bin + 1], count: sums[3 * bin + 2] };
}

function add(sums: Sums, { gradient, curvature, count }: Sums): void {
  sums.gradient += gradient;
  sums.curvature += curvature;
  sums.count += count;
}

function sumOf(first: Sums, second: Sums): Sums {
  const sums = { ...first };
  add(sums, second);
  return sums;
}
