import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendants, directedGraph, topologicalOrder } from '../../../src/analysis/structure/directed-graph.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { separationOracle } from '../../../src/analysis/structure/separation-oracle.js';
import { QualiaError, UnknownWordError } from '../../../src/errors.js';
import { allSubsets, arbitraryDag, othersOf } from './random-graphs.js';

/** Separation by definition: every path is blocked. */
function isSeparatedByPaths(graph: MixedGraph, x: number, y: number, given: readonly number[]): boolean {
  const reach = descendants(graph);
  const isOpen = (before: number, i: number, after: number): boolean => {
    const isCollider = graph.mark(before, i) === 'arrow' && graph.mark(after, i) === 'arrow';
    if (!isCollider) return !given.includes(i);
    return given.some((s) => reach[i * graph.size + s] === 1);
  };
  const joins = (path: readonly number[]): boolean => {
    const last = path.at(-1) as number;
    if (last === y) return true;
    return graph.neighbours(last).some((next) => {
      if (path.includes(next)) return false;
      if (path.length > 1 && !isOpen(path.at(-2) as number, last, next)) return false;
      return joins([...path, next]);
    });
  };
  return !joins([x]);
}

describe('separationOracle', () => {
  it('blocks a chain and a fork by their middle, and opens a collider by it or by what follows it', () => {
    const dag = directedGraph(
      ['a', 'b', 'c', 'd', 'e'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['d', 'c'],
        ['c', 'e'],
      ],
    );
    const { test } = separationOracle(dag);
    expect(test(0, 2, []).p).toBe(0);
    expect(test(0, 2, [1]).p).toBe(1);
    expect(test(0, 3, []).p).toBe(1);
    expect(test(0, 3, [2]).p).toBe(0);
    expect(test(0, 3, [4]).p).toBe(0);
    expect(test(0, 3, [4, 1]).p).toBe(1);
  });

  it('agrees with the definition over all paths, in DAGs and in graphs with <-> as well', () => {
    fc.assert(
      fc.property(arbitraryDag(6), fc.infiniteStream(fc.boolean()), (dag, isDouble) => {
        const graph = dag.copy();
        for (const { from, to } of dag.edges()) if (isDouble.next().value) graph.setEdge(from, to, 'arrow', 'arrow');
        for (const one of [dag, graph]) {
          const { test } = separationOracle(one);
          for (const given of allSubsets(othersOf(one.size, 0, 1))) {
            expect(test(0, 1, given).p === 1).toBe(isSeparatedByPaths(one, 0, 1, given));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('asks only about what is not hidden', () => {
    const dag = directedGraph(
      ['constructor', 'hidden', '__proto__'],
      [
        ['hidden', 'constructor'],
        ['hidden', '__proto__'],
      ],
    );
    const oracle = separationOracle(dag, { hidden: ['hidden'] });
    expect(oracle.variables).toEqual(['constructor', '__proto__']);
    expect(oracle.test(0, 1, []).p).toBe(0);
    expect(() => separationOracle(dag, { hidden: ['toString'] })).toThrow(UnknownWordError);
  });
});

describe('directedGraph', () => {
  it('refuses circles', () => {
    expect(() =>
      directedGraph(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ],
      ),
    ).toThrow(/circle/);
    expect(() => directedGraph(['a'], [['a', 'b']])).toThrow(UnknownWordError);
  });

  it('orders causes before effects', () => {
    fc.assert(
      fc.property(arbitraryDag(7), (dag) => {
        const order = topologicalOrder(dag);
        for (const { from, to } of dag.edges()) {
          const isForward = order.indexOf(from) < order.indexOf(to);
          expect(isForward).toBe(dag.isDirected(from, to));
        }
      }),
    );
  });

  it('refuses edges that are not directed', () => {
    const graph = new MixedGraph(['a', 'b']);
    graph.setEdge(0, 1, 'tail', 'tail');
    expect(() => topologicalOrder(graph)).toThrow(QualiaError);
  });
});
