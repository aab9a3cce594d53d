import { requireOption } from '../../errors.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { type BinnedFeatures, binFeatures, mostBins } from './bin-features.js';
import type { FeatureTable } from './feature-table.js';
import { logisticGradient } from './logistic-loss.js';

/** A node of a tree: a split of a feature, or a leaf where `feature` is -1. */
interface TreeNode {
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

/** A sum of regression trees; the root of each is its first node. */
export interface BoostedTrees {
  /** The log odds before any tree. */
  readonly base: number;
  readonly trees: readonly (readonly TreeNode[])[];
}

/** How boosted trees are learned. */
export interface BoostingOptions {
  /** The number of trees; default 300. */
  readonly rounds?: number;
  /** What each tree is shrunk by; default 0.05. */
  readonly learningRate?: number;
  /** Leaves of a tree at most; default 15. */
  readonly leaves?: number;
  /** The fewest examples in a leaf; default 20. */
  readonly leafExamples?: number;
  /** The penalty on the square of a leaf's value; default 1. */
  readonly penalty?: number;
  /** The share of features that each tree may split by, above 0 to 1; default 0.3. */
  readonly featureShare?: number;
  /** The seed of the draw of features; default 1. */
  readonly seed?: number;
}

/** The options of boosting as they are when none is given. */
const boostingDefaults: Required<BoostingOptions> = {
  rounds: 300,
  learningRate: 0.05,
  leaves: 15,
  leafExamples: 20,
  penalty: 1,
  featureShare: 0.3,
  seed: 1,
};

/**
 * Learns the log odds of being right as a sum of trees: gradient boosting with Newton steps on the logistic loss
 * (Friedman 2001; the gain of a split as in Chen & Guestrin 2016, equation 7).
 *
 * Trees grow best leaf first. Features are cut into at most 64 bins; a missing value goes where the loss falls most.
 * The result depends on the set of examples, the options and the seed, not on threads or time.
 *
 * @param table as `tableFeatures` makes it, whose order does not depend on that of the examples.
 * @throws OptionError when an option is out of range.
 */
export function trainBoostedTrees(table: FeatureTable, options: BoostingOptions = {}): BoostedTrees {
  const settings = { ...boostingDefaults, ...options };
  checkSettings(settings);
  const { rounds, learningRate, featureShare, seed } = settings;
  const random = createRandom(seed);
  const binned = binFeatures(table);
  const base = logOddsOf(table.labels);
  const scores = new Float64Array(table.rows).fill(base);
  const trees: TreeNode[][] = [];
  for (let round = 0; round < rounds; round++) {
    const { gradients, curvatures } = logisticGradient(scores, table.labels);
    const features = drawFeatures(table.columns, featureShare, random);
    const grower = new TreeGrower(binned, { gradients, curvatures, features }, settings);
    trees.push(grower.grow(learningRate, scores));
  }
  return { base, trees };
}

/** Returns the log odds that trees give to a row of features. */
export function scoreBoostedTrees({ base, trees }: BoostedTrees, features: Float64Array): number {
  return trees.reduce((sum, tree) => sum + (walkTree(tree, features).at(-1)?.value ?? 0), base);
}

/**
 * Returns what each feature adds to the log odds of a row: along the path, the change of the mean at each split goes to
 * the feature that was split by (Saabas 2014). With the base and the values of the roots they sum to the score.
 */
export function contributeBoostedTrees({ trees }: BoostedTrees, features: Float64Array): Float64Array {
  const contributions = new Float64Array(features.length);
  for (const tree of trees) {
    const path = walkTree(tree, features);
    for (let step = 1; step < path.length; step++) {
      const [parent, child] = [path[step - 1], path[step]];
      contributions[parent.feature] += child.value - parent.value;
    }
  }
  return contributions;
}

function walkTree(tree: readonly TreeNode[], features: Float64Array): TreeNode[] {
  const path: TreeNode[] = [];
  for (let node = tree[0]; node !== undefined; ) {
    path.push(node);
    if (node.feature < 0) break;
    const value = features[node.feature];
    const isLeft = Number.isNaN(value) ? node.missingLeft : value <= node.threshold;
    node = tree[isLeft ? node.left : node.right];
  }
  return path;
}

function checkSettings(settings: Required<BoostingOptions>): void {
  for (const name of ['rounds', 'leafExamples'] as const) {
    requireOption(Number.isInteger(settings[name]) && settings[name] >= 1, name, settings[name], 'a whole number >= 1');
  }
  const { leaves, learningRate, penalty, featureShare } = settings;
  requireOption(Number.isInteger(leaves) && leaves >= 2, 'leaves', leaves, 'a whole number >= 2');
  requireOption(learningRate > 0 && learningRate <= 1, 'learningRate', learningRate, 'a number above 0, at most 1');
  requireOption(penalty >= 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number >= 0');
  requireOption(featureShare > 0 && featureShare <= 1, 'featureShare', featureShare, 'a number above 0, at most 1');
}

/** With a half added to both counts, so that the odds of one label alone are finite. */
function logOddsOf(labels: Uint8Array): number {
  const right = labels.reduce((sum, label) => sum + label, 0);
  return Math.log((right + 0.5) / (labels.length - right + 0.5));
}

function drawFeatures(columns: number, share: number, random: Random): number[] {
  const all = Array.from({ length: columns }, (_, column) => column);
  return shuffled(all, random)
    .slice(0, Math.max(1, Math.round(columns * share)))
    .sort((a, b) => a - b);
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

interface TreeTarget {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly features: readonly number[];
}

/** Grows one tree. */
class TreeGrower {
  readonly #binned: BinnedFeatures;
  readonly #target: TreeTarget;
  readonly #settings: Required<BoostingOptions>;
  readonly #sums = new Float64Array(3 * (mostBins + 1));
  readonly #nodes: { -readonly [Field in keyof TreeNode]: TreeNode[Field] }[] = [];

  constructor(binned: BinnedFeatures, target: TreeTarget, settings: Required<BoostingOptions>) {
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
    const [left, right] = parts.map((part) => this.#openLeaf(part)) as [OpenLeaf, OpenLeaf];
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
