import type { ConditionalTest } from './conditional-test.js';
import { learnSkeleton, type Skeleton, type SkeletonOptions } from './learn-skeleton.js';
import type { MixedGraph } from './mixed-graph.js';
import { naturalStructure } from './natural-structure.js';
import type { ConflictPolicy, UnshieldedTriple } from './orient-colliders.js';
import type { Separators } from './separators.js';
import { visitSubsets } from './subsets.js';

/** How {@link pc} and {@link sgs} go about it. */
export interface PcOptions extends SkeletonOptions {
  /** What is done when two colliders disagree; default `keep`. */
  readonly conflicts?: ConflictPolicy;
}

/** A graph that was learned, with what it rests on. */
export interface LearnedStructure {
  readonly graph: MixedGraph;
  readonly separators: Separators;
  /** How many questions were asked. */
  readonly queries: number;
  /** Of each pair `i * size + j`, i < j, the largest p value of all its tests; NaN where nothing was tested. */
  readonly largestP: Float64Array;
  /** Colliders that others overruled. */
  readonly clashes: readonly UnshieldedTriple[];
}

/**
 * Learns a CPDAG by PC: a skeleton of separators, colliders of these, and the rules of Meek (Spirtes, Glymour & Scheines 2000;
 * PC-stable: Colombo & Maathuis 2014).
 *
 * Edges mean "joined given all that was tried, if there are no hidden common causes and independence has no other reasons than the graph".
 *
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 * @example const { graph } = await pc(fisherZ(table), { alpha: 0.01 });
 */
export async function pc(test: ConditionalTest, options: PcOptions = {}): Promise<LearnedStructure> {
  return finish(await learnSkeleton(test, options), test, options);
}

/** Directs the edges of a skeleton. */
export function finish(skeleton: Skeleton, test: ConditionalTest, options: PcOptions): LearnedStructure {
  const { conflicts = 'keep', knowledge } = options;
  let asked = 0;
  // The surer a collider, the smaller the largest p value of its ends given sets of their neighbours with the middle.
  const doubt = ({ x, middle, z }: UnshieldedTriple): number => {
    let largest = 0;
    for (const end of [x, z]) {
      const others = skeleton.neighbours[end].filter((other) => other !== middle);
      for (let size = 0; size <= Math.min(others.length, test.largestSet - 1); size++) {
        visitSubsets(others, size, (given) => {
          asked++;
          largest = Math.max(largest, test.test(x, z, [...given, middle]).p);
          return false;
        });
      }
    }
    return largest;
  };
  const { graph, clashes } = naturalStructure(skeleton, {
    conflicts,
    doubt,
    ...(knowledge === undefined ? {} : { knowledge }),
  });
  const { separators, queries, largestP } = skeleton;
  return { graph, separators, queries: queries + asked, largestP, clashes };
}
