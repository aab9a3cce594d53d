import { requireOption, requireWhole } from '../../errors.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { binFeatures } from './bin-features.js';
import type { FeatureTable } from './feature-table.js';
import { logisticGradient } from './logistic-loss.js';
import { TreeGrower, type TreeNode } from './tree-grower.js';

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
  /** The penalty on the square of a leaf's value, above 0; default 1. */
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
  let sum = base;
  for (const tree of trees) {
    let leaf = tree[0];
    for (let node: TreeNode | undefined = leaf; node !== undefined; node = nextNode(tree, node, features)) leaf = node;
    sum += leaf?.value ?? 0;
  }
  return sum;
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
  for (let node: TreeNode | undefined = tree[0]; node !== undefined; node = nextNode(tree, node, features)) {
    path.push(node);
  }
  return path;
}

/** The child that a row goes to; undefined at a leaf. */
function nextNode(tree: readonly TreeNode[], node: TreeNode, features: Float64Array): TreeNode | undefined {
  if (node.feature < 0) return undefined;
  const value = features[node.feature];
  const isLeft = Number.isNaN(value) ? node.missingLeft : value <= node.threshold;
  return tree[isLeft ? node.left : node.right];
}

function checkSettings(settings: Required<BoostingOptions>): void {
  for (const name of ['rounds', 'leafExamples'] as const) {
    requireWhole(name, settings[name], 1);
  }
  const { leaves, learningRate, penalty, featureShare } = settings;
  requireWhole('leaves', leaves, 2);
  requireOption(learningRate > 0 && learningRate <= 1, 'learningRate', learningRate, 'a number above 0, at most 1');
  requireOption(penalty > 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number above 0');
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
