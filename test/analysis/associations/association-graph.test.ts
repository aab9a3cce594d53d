import { describe, expect, it } from 'vitest';
import { associationDot, associationGraph } from '../../../src/analysis/associations/association-graph.js';

const pair = (left: string, right: string, value: number) => {
  return { left, right, value, pValue: undefined, falseDiscovery: undefined };
};

const graph = associationGraph([pair('dog', 'cat', 0.5), pair('cat', 'a "quoted"\\', -0.25), pair('', 'dog', 0.1)]);

describe('associationGraph', () => {
  it('has the parts of edges by name, and edges by their ends', () => {
    expect(graph.nodes).toEqual(['', 'a "quoted"\\', 'cat', 'dog']);
    expect(graph.edges).toEqual([
      { left: '', right: 'dog', value: 0.1 },
      { left: 'a "quoted"\\', right: 'cat', value: -0.25 },
      { left: 'cat', right: 'dog', value: 0.5 },
    ]);
  });

  it('of no associations is empty', () => {
    expect(associationGraph([])).toEqual({ nodes: [], edges: [] });
    expect(associationDot(associationGraph([]))).toBe('graph associations {\n  node [shape=box, style=rounded];\n}\n');
  });
});

describe('associationDot', () => {
  it('quotes names, draws strong edges wide and those below 0 dashed', () => {
    expect(associationDot(graph).split('\n').slice(2, -2)).toEqual([
      '  "";',
      '  "a \\"quoted\\"\\\\";',
      '  "cat";',
      '  "dog";',
      '  "" -- "dog" [label="0.10", penwidth=1.00];',
      '  "a \\"quoted\\"\\\\" -- "cat" [label="-0.25", penwidth=1.75, style=dashed];',
      '  "cat" -- "dog" [label="0.50", penwidth=3.00];',
    ]);
  });
});
