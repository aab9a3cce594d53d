import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpdag } from '../../../src/analysis/structure/cpdag.js';
import { descendants, directedGraph } from '../../../src/analysis/structure/directed-graph.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { unshieldedTriples } from '../../../src/analysis/structure/orient-colliders.js';
import { structuralDistance } from '../../../src/analysis/structure/structural-distance.js';
import { ShapeError } from '../../../src/errors.js';
import { arbitraryDag } from './random-graphs.js';

/** Every DAG with the edges of another. */
function allDirections(dag: MixedGraph): MixedGraph[] {
  const edges = dag.edges();
  return Array.from({ length: 2 ** edges.length }, (_, choice) => {
    const graph = new MixedGraph(dag.names);
    edges.forEach(({ from, to }, edge) => {
      if ((choice >> edge) & 1) graph.setEdge(from, to, 'tail', 'arrow');
      else graph.setEdge(to, from, 'tail', 'arrow');
    });
    return graph;
  }).filter((graph) => {
    const reach = descendants(graph);
    return graph.edges().every(({ from, to }) => reach[from * graph.size + to] !== reach[to * graph.size + from]);
  });
}

function collidersOf(graph: MixedGraph): string {
  return JSON.stringify(
    unshieldedTriples(graph).filter(({ x, middle, z }) => graph.isDirected(x, middle) && graph.isDirected(z, middle)),
  );
}

describe('cpdag', () => {
  it('leaves a chain open and keeps a collider with what follows it', () => {
    const chain = directedGraph(
      ['a', 'b', 'c'],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    );
    expect(String(cpdag(chain))).toBe('a --- b\nb --- c');
    const collider = directedGraph(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'c'],
        ['b', 'c'],
        ['c', 'd'],
      ],
    );
    expect(String(cpdag(collider))).toBe('a --> c\nb --> c\nc --> d');
  });

  it('directs exactly the edges on which all DAGs with the same edges and unshielded colliders agree', () => {
    fc.assert(
      fc.property(arbitraryDag(5), (dag) => {
        const alike = allDirections(dag).filter((other) => collidersOf(other) === collidersOf(dag));
        const found = cpdag(dag);
        for (const { from, to } of dag.edges()) {
          const forward = alike.filter((other) => other.isDirected(from, to)).length;
          expect(found.isDirected(from, to)).toBe(forward === alike.length);
          expect(found.isDirected(to, from)).toBe(forward === 0);
        }
        for (const other of alike) expect(cpdag(other).equals(found)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('structuralDistance', () => {
  it('counts pairs whose edge differs: one missing, one more, one turned', () => {
    const first = directedGraph(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ],
    );
    const second = directedGraph(
      ['a', 'b', 'c', 'd'],
      [
        ['b', 'a'],
        ['a', 'c'],
        ['c', 'd'],
      ],
    );
    expect(structuralDistance(first, second)).toBe(3);
    expect(structuralDistance(first, first)).toBe(0);
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(arbitraryDag(5), arbitraryDag(5), arbitraryDag(5), (a, b, c) => {
        fc.pre(a.size === b.size && b.size === c.size);
        expect(structuralDistance(a, b)).toBe(structuralDistance(b, a));
        expect(structuralDistance(a, c)).toBeLessThanOrEqual(structuralDistance(a, b) + structuralDistance(b, c));
        expect(structuralDistance(a, b) === 0).toBe(a.equals(b));
      }),
    );
  });

  it('refuses graphs over other variables', () => {
    expect(() => structuralDistance(new MixedGraph(['a']), new MixedGraph(['b']))).toThrow(ShapeError);
  });
});
