import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cachedTest } from '../../../src/analysis/structure/cached-test.js';
import type { ConditionalTest } from '../../../src/analysis/structure/conditional-test.js';
import { chiSquared, gSquared } from '../../../src/analysis/structure/count-tests.js';
import { cpdag } from '../../../src/analysis/structure/cpdag.js';
import { directedGraph } from '../../../src/analysis/structure/directed-graph.js';
import { fisherZ } from '../../../src/analysis/structure/fisher-z.js';
import type { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { naturalStructure } from '../../../src/analysis/structure/natural-structure.js';
import { pc } from '../../../src/analysis/structure/pc.js';
import { numberTable } from '../../../src/analysis/structure/property-table.js';
import { separationOracle } from '../../../src/analysis/structure/separation-oracle.js';
import { Separators } from '../../../src/analysis/structure/separators.js';
import { sgs } from '../../../src/analysis/structure/sgs.js';
import { structuralDistance } from '../../../src/analysis/structure/structural-distance.js';
import { OptionError } from '../../../src/errors.js';
import { createRandom } from '../../../src/random.js';
import { areNetworksThere, networkFolder, readSamples, readStored, readTruth } from './benchmark-networks.js';
import { arbitraryDag } from './random-graphs.js';

const absent = `${networkFolder} is not there; set QUALIA_DATA`;

/** Samples of a linear model with normal noise. */
function sampleLinear(dag: MixedGraph, rows: number, seed: number): ReturnType<typeof numberTable> {
  const random = createRandom(seed);
  const columns: number[][] = [];
  for (const effect of dag.names.keys()) {
    const causes = dag.neighbours(effect).filter((cause) => dag.isDirected(cause, effect));
    columns.push(
      Array.from({ length: rows }, (_, row) =>
        causes.reduce((sum, cause) => sum + 0.5 * (columns[cause]?.[row] as number), random.normal()),
      ),
    );
  }
  return numberTable(dag.names, columns);
}

describe('pc with an oracle', () => {
  it.for([
    ['cancer', 64],
    ['earthquake', 64],
    ['survey', 128],
    ['asia', 213],
    ['sachs', 1296],
    ['child', 4890],
    ['insurance', 88_011],
    ['water', 506_617],
    ['alarm', 12_649],
  ] as const)('finds the CPDAG of %s exactly, with %i questions', async ([name, queries], { skip }) => {
    if (!areNetworksThere) skip(absent);
    const truth = readTruth(name);
    const found = await pc(separationOracle(truth));
    expect(structuralDistance(found.graph, cpdag(truth))).toBe(0);
    expect(found.queries).toBe(queries);
    expect(found.clashes).toEqual([]);
  });

  it('finds the CPDAG of any DAG, as SGS does, whatever it keeps as separators and however it settles conflicts', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(6), async (dag) => {
        const oracle = separationOracle(dag);
        const expected = cpdag(dag);
        expect((await sgs(oracle)).graph.equals(expected)).toBe(true);
        for (const stable of [true, false]) {
          for (const conflicts of ['keep', 'overwrite', 'bidirected', 'strongest'] as const) {
            const { graph, clashes } = await pc(oracle, { stable, conflicts });
            expect(graph.equals(expected)).toBe(true);
            expect(clashes).toEqual([]);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('makes the graph of its own separators by the natural family, and SGS of its', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(6), async (dag) => {
        const oracle = separationOracle(dag);
        for (const { graph, separators } of [await pc(oracle), await sgs(oracle)]) {
          const neighbours = graph.names.map((_, place) => graph.neighbours(place));
          expect(naturalStructure({ names: dag.names, neighbours, separators }).graph.equals(graph)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('pc of samples', () => {
  it('recovers the class of a linear model with normal noise exactly', async () => {
    const truth = directedGraph(
      ['0', '1', '2', '3', '4'],
      [
        ['0', '1'],
        ['1', '2'],
        ['0', '3'],
        ['1', '3'],
        ['2', '3'],
        ['2', '4'],
        ['3', '4'],
      ],
    );
    expect(String(cpdag(truth))).toBe('0 --- 1\n0 --> 3\n1 --- 2\n1 --> 3\n2 --> 3\n2 --> 4\n3 --> 4');
    for (const seed of [1, 2, 3, 4, 5]) {
      const test = fisherZ(sampleLinear(truth, 10_000, seed));
      const { graph } = await pc(test, { alpha: 0.001 });
      expect(String(graph)).toBe(String(cpdag(truth)));
    }
  });

  // Distances of causal-learn to the true CPDAG with 10,000 samples, chi-squared and alpha 0.05.
  it.for([
    ['cancer', 2],
    ['earthquake', 0],
    ['survey', 2],
    ['asia', 5],
    ['sachs', 14],
    ['child', 9],
    ['insurance', 25],
    ['water', 39],
    ['alarm', 5],
    ['barley', 38],
    ['hailfinder', 94],
    ['hepar2', 80],
    ['win95pts', 52],
  ] as const)(
    'gives of %s what causal-learn stored, edge by edge, at distance %i',
    async ([name, distance], { skip }) => {
      if (!areNetworksThere) skip(absent);
      const test = cachedTest(chiSquared(readSamples(name)));
      // What was stored used the priority -1 of causal-learn: stronger colliders first.
      const { graph } = await pc(test, { alpha: 0.05, sepset: 'union', conflicts: 'strongest' });
      expect(structuralDistance(graph, readStored(name))).toBe(0);
      expect(structuralDistance(graph, cpdag(readTruth(name)))).toBe(distance);
      // Only directions depend on how conflicts are settled, and only colliders on which separator is kept.
      const kept = await pc(test, { alpha: 0.05, sepset: 'union', conflicts: 'keep' });
      const first = await pc(test, { alpha: 0.05 });
      for (const other of [kept.graph, first.graph]) {
        const joined = (one: MixedGraph): string => JSON.stringify(one.edges().map(({ from, to }) => [from, to]));
        expect(joined(other)).toBe(joined(graph));
      }
    },
  );

  it('comes by G-squared as near to the truth, over seven networks, as by chi-squared', async ({ skip }) => {
    if (!areNetworksThere) skip(absent);
    let gap = 0;
    for (const name of ['cancer', 'earthquake', 'survey', 'asia', 'sachs', 'child', 'alarm']) {
      const [samples, truth] = [readSamples(name), cpdag(readTruth(name))];
      const [chi, g] = [await pc(chiSquared(samples)), await pc(gSquared(samples))];
      gap += structuralDistance(g.graph, truth) - structuralDistance(chi.graph, truth);
    }
    expect(gap).toBeLessThanOrEqual(0);
  });

  it('does not depend on the order of columns as to which are joined', async () => {
    const truth = directedGraph(
      ['a', 'b', 'c', 'd', 'e'],
      [
        ['a', 'c'],
        ['b', 'c'],
        ['c', 'd'],
        ['b', 'e'],
      ],
    );
    const table = sampleLinear(truth, 60, 7);
    const names = (graph: MixedGraph): string[] =>
      graph
        .edges()
        .map(({ from, to }) => [graph.names[from], graph.names[to]].sort().join(' '))
        .sort();
    const expected = names((await pc(fisherZ(table), { alpha: 0.2 })).graph);
    for (const order of [
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
    ]) {
      const turned = numberTable(
        order.map((place) => table.names[place] as string),
        order.map((place) => table.columns[place] as Float64Array),
      );
      expect(names((await pc(fisherZ(turned), { alpha: 0.2 })).graph)).toEqual(expected);
    }
  });
});

/** A test that answers p 1 to listed questions, and 0 to all others. */
function scriptedTest(variables: readonly string[], independent: readonly string[]): ConditionalTest {
  return {
    name: 'script',
    variables,
    samples: undefined,
    largestSet: variables.length - 2,
    test: (x, y, given) => {
      const question = `${[x, y].sort().join('')}|${[...given].sort().join('')}`;
      return { p: independent.includes(question) ? 1 : 0, statistic: 0, freedom: 0 };
    },
  };
}

describe('conflicts', () => {
  // 0 - 1 - 2 - 3 with 0, 2 separated by nothing and 1, 3 separated by nothing: 0 -> 1 <- 2 and 1 -> 2 <- 3 disagree about 1 - 2.
  const test = scriptedTest(['a', 'b', 'c', 'd'], ['02|', '13|', '03|']);

  it.for([
    ['keep', 'a --> b\nb <-- c\nc --- d'],
    ['overwrite', 'a --> b\nb --> c\nc <-- d'],
    ['bidirected', 'a --> b\nb <-> c\nc <-- d'],
    ['strongest', 'a --> b\nb <-- c\nc --- d'],
  ] as const)('are settled by %s', async ([conflicts, expected]) => {
    const { graph, clashes } = await pc(test, { conflicts });
    expect(String(graph)).toBe(expected);
    expect(clashes).toEqual([{ x: 1, middle: 2, z: 3 }]);
  });
});

describe('options of pc', () => {
  const dag = directedGraph(
    ['a', 'b', 'c'],
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  );
  const oracle = separationOracle(dag);

  it('keeps the union of all separators of a level where asked to', async () => {
    // 0 - 3 is separated by {1} and by {2}.
    const test = scriptedTest(['a', 'b', 'c', 'd'], ['03|1', '03|2']);
    const [first, union] = [await pc(test), await pc(test, { sepset: 'union' })];
    expect(first.separators.get(0, 3)?.given).toEqual([1]);
    expect(union.separators.get(3, 0)?.given).toEqual([1, 2]);
    expect(union.queries).toBeGreaterThan(first.queries);
  });

  it('gives no more variables than it is allowed', async () => {
    expect(String((await pc(oracle, { largestSet: 0 })).graph)).toBe('a --- b\na --- c\nb --- c');
  });

  it('obeys background knowledge', async () => {
    const tiers = new Map([
      ['c', 1],
      ['b', 2],
      ['a', 3],
    ]);
    expect(String((await pc(oracle, { knowledge: { tiers } })).graph)).toBe('a <-- b\nb <-- c');
    const required = [['a', 'b']] as const;
    expect(String((await pc(oracle, { knowledge: { required } })).graph)).toBe('a --> b\nb --> c');
    const forbidden = [
      ['a', 'b'],
      ['b', 'a'],
    ] as const;
    const { graph } = await pc(oracle, { knowledge: { forbidden } });
    expect(graph.isAdjacent(0, 1)).toBe(false);
    await expect(pc(oracle, { knowledge: { required: [['a', 'toString']] } })).rejects.toThrow(OptionError);
    await expect(
      pc(oracle, {
        knowledge: {
          required: [
            ['a', 'b'],
            ['b', 'a'],
          ],
        },
      }),
    ).rejects.toThrow(OptionError);
  });

  it('keeps of each pair the largest p value of its tests', async () => {
    const { largestP } = await pc(oracle);
    expect([largestP[0 * 3 + 1], largestP[0 * 3 + 2]]).toEqual([0, 1]);
  });

  it('refuses levels of significance out of range, and stops when told', async () => {
    await expect(pc(oracle, { alpha: 0 })).rejects.toThrow(OptionError);
    await expect(pc(oracle, { largestSet: -1 })).rejects.toThrow(OptionError);
    const large = separationOracle(directedGraph([...Array(21).keys()].map(String), []));
    await expect(sgs(large)).rejects.toThrow(OptionError);
    const stop = new AbortController();
    const slow: ConditionalTest = {
      ...scriptedTest([...Array(14).keys()].map(String), []),
      test: () => {
        stop.abort(new Error('stopped'));
        return { p: 0, statistic: 0, freedom: 0 };
      },
    };
    await expect(pc(slow, { signal: stop.signal })).rejects.toThrow('stopped');
  });
});

describe('naturalStructure', () => {
  it('makes a collider of a triple whose middle is not in the separator, and none where there is no separator', () => {
    const neighbours = [[1], [0, 2], [1]];
    const separators = new Separators();
    const names = ['a', 'b', 'c'];
    expect(String(naturalStructure({ names, neighbours, separators }).graph)).toBe('a --- b\nb --- c');
    separators.set(2, 0, { given: [], p: 0.7 });
    expect(String(naturalStructure({ names, neighbours, separators }).graph)).toBe('a --> b\nb <-- c');
  });
});
