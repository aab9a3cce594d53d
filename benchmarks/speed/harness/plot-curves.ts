import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { SpeedCurve } from './speed-result.js';

/** Draws the curves of one axis as an SVG: wall seconds and peak memory over the axis, all logarithmic, a line each. */
export async function plotCurves(title: string, curves: readonly SpeedCurve[]): Promise<string> {
  const values = curves.flatMap(({ line, points }) =>
    points.map(({ at, wallSeconds, peakBytes }) => ({ line, at, wallSeconds, mebibytes: peakBytes / 2 ** 20 })),
  );
  const axis = curves[0]?.axis ?? '';
  const panel = (field: 'wallSeconds' | 'mebibytes', name: string) => ({
    width: 300,
    height: 260,
    mark: { type: 'line', point: true } as const,
    encoding: {
      x: { field: 'at', type: 'quantitative', title: axis, scale: { type: 'log' } },
      y: { field, type: 'quantitative', title: name, scale: { type: 'log' } },
      color: {
        field: 'line',
        type: 'nominal',
        title: null,
        sort: null,
        legend: { orient: 'bottom', columns: 1, labelLimit: 600 },
      },
    } as const,
  });
  const specification: TopLevelSpec = {
    title,
    background: 'white',
    data: { values },
    hconcat: [panel('wallSeconds', 'wall seconds'), panel('mebibytes', 'peak memory, MiB, input included')],
  };
  const view = new View(parse(compile(specification).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
