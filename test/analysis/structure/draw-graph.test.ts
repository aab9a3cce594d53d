import { describe, expect, it } from 'vitest';
import { drawGraph } from '../../../src/analysis/structure/draw-graph.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';

describe('drawGraph', () => {
  const graph = new MixedGraph(['a & b', 'c', 'd', 'e']);
  graph.setEdge(0, 1, 'circle', 'arrow');
  graph.setEdge(1, 2, 'tail', 'arrow');
  graph.setEdge(2, 3, 'tail', 'tail');

  it('draws a box for each variable, a line for each edge and a sign for each mark', () => {
    const picture = drawGraph(graph, { weights: new Map([['0 1', 0.25]]) });
    const count = (tag: string): number => picture.split(`<${tag} `).length - 1;
    // One box more is the ground.
    expect([count('rect'), count('line'), count('polygon'), count('circle')]).toEqual([5, 3, 2, 1]);
    expect(picture).toContain('a &amp; b');
    expect(picture).toContain('>0.25<');
    expect(picture).not.toContain('NaN');
    expect(drawGraph(graph)).toBe(drawGraph(graph.copy()));
  });

  it('puts variables in an order in which edges that need not cross do not', () => {
    const ring = new MixedGraph(['a', 'b', 'c', 'd']);
    for (const [i, j] of [
      [0, 2],
      [2, 1],
      [1, 3],
      [3, 0],
    ] as const)
      ring.setEdge(i, j, 'tail', 'tail');
    const text = drawGraph(ring);
    const boxes = Array.from(text.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([a-d])</g), ([, x, y, name]) => ({
      x: Number(x),
      y: Number(y),
      name,
    }));
    const angle = ({ x, y }: { x: number; y: number }): number => Math.atan2(y - 284.5, x - 378);
    const round = boxes
      .sort((p, q) => angle(p) - angle(q))
      .map(({ name }) => name)
      .join('');
    expect(['acbd', 'cbda', 'bdac', 'dacb', 'adbc', 'dbca', 'bcad', 'cadb']).toContain(round);
  });

  it('draws a graph without edges or with one variable', () => {
    expect(drawGraph(new MixedGraph(['only']))).toContain('only');
    expect(drawGraph(new MixedGraph([]))).toContain('</svg>');
  });
});
