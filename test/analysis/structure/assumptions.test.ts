import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumptions } from '../../../src/analysis/structure/assumptions.js';
import type { ConditionalTest } from '../../../src/analysis/structure/conditional-test.js';
import { chiSquared } from '../../../src/analysis/structure/count-tests.js';
import { cpdag } from '../../../src/analysis/structure/cpdag.js';
import { directedGraph } from '../../../src/analysis/structure/directed-graph.js';
import { fci } from '../../../src/analysis/structure/fci.js';
import { fisherZ } from '../../../src/analysis/structure/fisher-z.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { pc } from '../../../src/analysis/structure/pc.js';
import { categoryTable, numberTable } from '../../../src/analysis/structure/property-table.js';
import { separationOracle } from '../../../src/analysis/structure/separation-oracle.js';
import { OptionError } from '../../../src/errors.js';
import { createRandom } from '../../../src/random.js';
import { areNetworksThere, networkFolder, readSamples, readTruth } from './benchmark-networks.js';
import { arbitraryDag } from './random-graphs.js';

const laws = [
  'joined but separated',
  'ordered upward stability',
  'ordered downward stability',
  'V-ordered upward stability',
  'singleton-transitivity',
  'composition',
  'intersection',
];

describe('assumptions', () => {
  it('finds nothing of an oracle beside its own CPDAG, or beside its PAG when causes are hidden', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(6), fc.nat(2), async (dag, count) => {
        const hidden = dag.names.slice(0, Math.min(count, dag.size - 2));
        const oracle = separationOracle(dag, { hidden });
        const graph = hidden.length === 0 ? cpdag(dag) : (await fci(oracle)).graph;
        const report = await assumptions(oracle, graph, { largestSet: 4 });
        for (const { condition, found } of report.conditions) if (laws.includes(condition)) expect(found).toBe(0);
        for (const { middleIn, isCollider } of report.triples) {
          if (isCollider) expect(middleIn).not.toBe('all');
          expect(middleIn).not.toBe('some');
        }
        expect(report.determined).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('looks at every condition in some graph', async () => {
    const dag = readableDag();
    const { conditions } = await assumptions(separationOracle(dag), cpdag(dag), { largestSet: 3 });
    const looked = new Map(conditions.map((condition) => [condition.condition as string, condition.looked]));
    // Separators of a triple that is no collider hold its middle, so this one has a case only where faithfulness fails.
    expect(looked.get('V-ordered upward stability')).toBe(0);
    for (const law of laws) if (law !== 'V-ordered upward stability') expect(looked.get(law)).toBeGreaterThan(0);
  });

  it('points at "either" of the network asia, which two others determine, and at the edges that this costs', async ({
    skip,
  }) => {
    if (!areNetworksThere) skip(`${networkFolder} is not there; set QUALIA_DATA`);
    const test = chiSquared(readSamples('asia'));
    const { graph } = await pc(test);
    const report = await assumptions(test, graph);
    // X6 is "either", the OR of X2 (tuberculosis) and X4 (lung cancer).
    expect(report.determined).toEqual([{ variable: 5, by: [1, 3], left: 0 }]);
    const ofEither = report.triples.find(({ x, middle, z }) => x === 1 && middle === 5 && z === 3);
    expect(ofEither).toMatchObject({ isCollider: true });
    // The true edges of X6 with X7 and X8 are gone, and only the pair that determines X6 takes them away.
    expect(readTruth('asia').isAdjacent(5, 6) && readTruth('asia').isAdjacent(5, 7)).toBe(true);
    expect(graph.isAdjacent(5, 6) || graph.isAdjacent(5, 7)).toBe(false);
    const isolated = report.conditions.find(({ condition }) => condition === 'separated by one set only');
    expect(isolated?.examples.map(({ variables, given }) => [variables, given])).toEqual([
      [
        [5, 6],
        [1, 3],
      ],
      [
        [5, 7],
        [1, 3],
      ],
    ]);
    expect(report.conditions.find(({ condition }) => condition === 'intersection')?.clear).toBeGreaterThan(0);
  });

  it('finds composition broken by an exclusive or, which pairs do not show', async () => {
    const [a, b] = ['0011', '0101'].map((bits) => [...bits.repeat(50)]) as [string[], string[]];
    const either = a.map((bit, row) => String(Number(bit) ^ Number(b[row])));
    const test = chiSquared(categoryTable(['a', 'b', 'xor'], [a, b, either]));
    const { graph } = await pc(test);
    expect(graph.edges()).toEqual([]);
    const report = await assumptions(test, graph);
    const broken = report.conditions.find(({ condition }) => condition === 'composition');
    expect(broken).toMatchObject({ found: 6, clear: 6 });
    expect(report.determined).toHaveLength(3);
  });

  it('finds paths that cancel: x and z independent, but not given what lies between', async () => {
    // z = x - y + noise with y = x + noise: the two ways from x to z cancel.
    const random = createRandom(2);
    const draw = (): number[] => Array.from({ length: 5000 }, () => random.normal());
    const [x, ofY, ofZ] = [draw(), draw(), draw()];
    const y = x.map((value, row) => value + (ofY[row] as number));
    const z = x.map((value, row) => value - (y[row] as number) + (ofZ[row] as number));
    const test = fisherZ(numberTable(['x', 'y', 'z'], [x, y, z]));
    const truth = directedGraph(
      ['x', 'y', 'z'],
      [
        ['x', 'y'],
        ['x', 'z'],
        ['y', 'z'],
      ],
    );
    const report = await assumptions(test, cpdag(truth));
    expect(report.conditions.find(({ condition }) => condition === 'joined but separated')?.examples[0]).toMatchObject({
      variables: [0, 2],
      given: [],
    });
  });

  it('counts separators of a triple with and without its middle', async () => {
    const graph = new MixedGraph(['a', 'b', 'c', 'd']);
    graph.setEdge(0, 1, 'tail', 'tail');
    graph.setEdge(1, 2, 'tail', 'tail');
    graph.setEdge(0, 3, 'tail', 'tail');
    const parting = new Set(['02|1', '02|3', '02|', '13|0', '23|']);
    const test: ConditionalTest = {
      name: 'script',
      variables: graph.names,
      samples: undefined,
      largestSet: 2,
      test: (x, y, given) => {
        const question = `${[x, y].sort().join('')}|${[...given].sort().join('')}`;
        return { p: parting.has(question) ? 1 : 0, statistic: 0, freedom: 0 };
      },
    };
    const { triples } = await assumptions(test, graph);
    expect(triples).toEqual([
      { x: 0, middle: 1, z: 2, isCollider: false, separators: 3, withMiddle: 1, middleIn: 'some' },
      { x: 1, middle: 0, z: 3, isCollider: false, separators: 1, withMiddle: 1, middleIn: 'all' },
    ]);
  });

  it('leaves out sizes of sets that need too many questions, and says which', async () => {
    const dag = readableDag();
    const report = await assumptions(separationOracle(dag), cpdag(dag), { largestSet: 3, mostQueries: 60 });
    // 15 pairs: 15 questions without a set, 60 with one.
    expect(report.largestSet).toBe(1);
    expect(report.leftOut).toEqual([
      { size: 2, questions: 90 },
      { size: 3, questions: 60 },
      { size: 4, questions: 15 },
    ]);
  });

  it('refuses options out of range, and stops when told', async () => {
    const dag = readableDag();
    const [oracle, graph] = [separationOracle(dag), cpdag(dag)];
    await expect(assumptions(oracle, graph, { alpha: 1 })).rejects.toThrow(OptionError);
    await expect(assumptions(oracle, graph, { largestSet: 0 })).rejects.toThrow(OptionError);
    await expect(assumptions(oracle, graph, { leastUncertainty: -1 })).rejects.toThrow(OptionError);
  });
});

function readableDag(): MixedGraph {
  return directedGraph(
    ['constructor', '__proto__', '', 'd', 'e', 'f'],
    [
      ['constructor', ''],
      ['__proto__', ''],
      ['', 'd'],
      ['d', 'e'],
      ['f', 'e'],
    ],
  );
}
