import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutDiagram } from '../../../src/discocat/drawing/diagram-layout.js';
import { diagrams, makeDiagram, relativeClause, simple, word } from './drawn-diagrams.js';

const measures = { boxWidth: () => 7, wireWidth: () => 3, gap: 1 };

describe('layoutDiagram', () => {
  it('puts words in the first row, and a cup below those it stands around', () => {
    const { boxes, rows } = layoutDiagram(relativeClause, measures);
    expect(boxes.map(({ row }) => row)).toEqual([0, 0, 0, 0, 0, 1, 1, 2, 1, 3]);
    expect(rows).toBe(4);
  });

  it('keeps neighbouring words apart by the widths of their boxes', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const words = layoutDiagram(diagram, measures).boxes.filter(({ row }) => row === 0);
        const edges = words.map(({ middle, outputs }) => {
          const half = Math.max(3.5, ...outputs.map((x) => Math.abs(x - middle) + 1.5));
          return { left: middle - half, right: middle + half };
        });
        edges.forEach(({ left }, place) => {
          if (place > 0) expect(left).toBeGreaterThanOrEqual(edges[place - 1].right + 1);
        });
        expect(edges.every(({ left }) => left >= 0)).toBe(true);
      }),
    );
  });

  it('gives each wire a stretch from its box down to the next, inside the picture', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { wires, width, rows } = layoutDiagram(diagram, measures);
        expect(wires.filter(({ to }) => to === rows).map(({ type }) => type)).toEqual(diagram.codomain);
        for (const { x, from, to } of wires) {
          expect(from).toBeLessThan(to);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('refuses a box that needs wires which are not there', () => {
    const broken = { ...relativeClause, layers: relativeClause.layers.slice(4) };
    expect(() => layoutDiagram(broken, measures)).toThrow(/cup at wire 2 needs 2 wires, and only/);
  });

  it('draws nothing of nothing', () => {
    expect(layoutDiagram({ domain: [], codomain: [], layers: [] }, measures)).toEqual({
      width: 0,
      rows: 1,
      boxes: [],
      wires: [],
    });
  });

  it('puts what merges wires under their middle', () => {
    const merged = makeDiagram([
      [word('a', 'n'), 0],
      [word('b', 'n'), 1],
      [{ kind: 'spider', type: simple('n'), inputs: 2, outputs: 1 }, 0],
    ]);
    const spider = layoutDiagram(merged, measures).boxes[2];
    expect(spider.outputs).toEqual([(spider.inputs[0] + spider.inputs[1]) / 2]);
  });
});
