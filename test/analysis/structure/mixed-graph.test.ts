import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, MixedGraph, parseGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { OptionError, QualiaError, UnknownWordError } from '../../../src/errors.js';

const names = ['constructor', '__proto__', '', 'a "b" \\c'];
const marks = fc.constantFrom<Mark>('tail', 'arrow', 'circle');

describe('MixedGraph', () => {
  it('keeps the marks of both ends of an edge', () => {
    const graph = new MixedGraph(names);
    graph.setEdge(2, 0, 'circle', 'arrow');
    expect(graph.mark(2, 0)).toBe('arrow');
    expect(graph.mark(0, 2)).toBe('circle');
    expect(graph.mark(0, 1)).toBeUndefined();
    expect(graph.edges()).toEqual([{ from: 0, to: 2, fromMark: 'arrow', toMark: 'circle' }]);
    expect(String(graph)).toBe('constructor <-o ');
  });

  it('tells directed and undirected edges', () => {
    const graph = new MixedGraph(['a', 'b', 'c']);
    graph.setEdge(0, 1, 'tail', 'arrow');
    graph.setEdge(1, 2, 'tail', 'tail');
    expect([graph.isDirected(0, 1), graph.isDirected(1, 0), graph.isUndirected(2, 1)]).toEqual([true, false, true]);
    expect(graph.neighbours(1)).toEqual([0, 2]);
    graph.removeEdge(1, 0);
    expect(graph.neighbours(1)).toEqual([2]);
  });

  it('refuses names twice, an edge with itself and a mark without an edge', () => {
    expect(() => new MixedGraph(['a', 'a'])).toThrow(OptionError);
    const graph = new MixedGraph(names);
    expect(() => graph.setEdge(1, 1, 'tail', 'tail')).toThrow(QualiaError);
    expect(() => graph.setMark(0, 1, 'tail')).toThrow(/no edge/);
    expect(() => graph.placeOf('toString')).toThrow(UnknownWordError);
  });

  it('is the same after its JSON is parsed, whatever its names and marks', () => {
    const edges = fc.array(fc.tuple(fc.nat(3), fc.nat(3), marks, marks));
    fc.assert(
      fc.property(edges, (drawn) => {
        const graph = new MixedGraph(names);
        for (const [i, j, left, right] of drawn) if (i !== j) graph.setEdge(i, j, left, right);
        const back = parseGraph(JSON.parse(JSON.stringify(graph)));
        expect(back.equals(graph)).toBe(true);
        expect(graph.copy().equals(graph)).toBe(true);
      }),
    );
  });

  it('refuses edges of other signs', () => {
    const record = { variables: ['a', 'b'], edges: [{ from: 'a', to: 'b', edge: '>->' }] };
    expect(() => parseGraph(record)).toThrow(OptionError);
  });

  it('is written in DOT with heads for marks and quoted names', () => {
    const graph = new MixedGraph(['a', 'b "c"']);
    graph.setEdge(0, 1, 'circle', 'arrow');
    expect(graph.toDot()).toBe(
      'digraph structure {\n  "a";\n  "b \\"c\\"";\n  "a" -> "b \\"c\\"" [dir=both, arrowtail=odot, arrowhead=normal];\n}\n',
    );
  });

  it('leaves a graph alone when its copy changes', () => {
    const graph = new MixedGraph(['a', 'b']);
    const copy = graph.copy();
    copy.setEdge(0, 1, 'tail', 'arrow');
    expect(graph.isAdjacent(0, 1)).toBe(false);
    expect(copy.equals(graph)).toBe(false);
  });
});
