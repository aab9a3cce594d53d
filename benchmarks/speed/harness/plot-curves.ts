import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { SpeedCurve } from './speed-result.js';

/** Draws the curves of one axis as an SVG: wall seconds over the axis, both logarithmic, a line each. */
export async function plotCurves(title: string, curves: readonly SpeedCurve[]): Promise<string> {
  const values = curves.flatMap(({ line, points }) => points.map((point) => ({ line, ...point })));
  const axis = curves[0]?.axis ?? '';
  const specification: TopLevelSpec = {
    title,
    width: 420,
    height: 300,
    background: 'white',
    data: { values },
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'at', type: 'quantitative', title: axis, scale: { type: 'log' } },
      y: { field: 'wallSeconds', type: 'quantitative', title: 'wall seconds', scale: { type: 'log' } },
      color: { field: 'line', type: 'nominal', title: null, sort: null },
    },
  };
  const view = new View(parse(compile(specification).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
