import { readFileSync, writeFileSync } from 'node:fs';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

// Draws docs/pictures/analysis-factors.svg from benchmarks/results/analysis-factors.json: npx tsx docs/make-factors-picture.ts

interface Row {
  readonly grid: string;
  readonly provider: string;
  readonly kind: string;
  readonly way: string;
  readonly raw: number;
  readonly transfer: number;
}

const results = new URL('../benchmarks/results/analysis-factors.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(results, 'utf8')) as { readonly rows: readonly Row[] };
const values = rows.map(({ grid, kind, way, raw, transfer, provider }) => ({
  grid,
  provider,
  raw,
  transfer,
  vectors: kind === 'encoder' ? 'MiniLM layers' : way === 'text' ? 'GloVe word forms' : way,
}));
const layers = rows.flatMap(({ grid, provider, raw, transfer }) => {
  const [, layer] = /^MiniLM layer (\d)$/.exec(provider) ?? [];
  return layer === undefined ? [] : [{ grid, layer: Number(layer), raw, transfer }];
});
const specification: TopLevelSpec = {
  background: 'white',
  hconcat: [
    {
      title: 'Linearity and transfer, one point a run',
      width: 380,
      height: 320,
      data: { values },
      mark: { type: 'point', filled: true, size: 55, opacity: 0.8 },
      encoding: {
        x: { field: 'raw', type: 'quantitative', title: 'R², adjusted for chance' },
        y: { field: 'transfer', type: 'quantitative', title: 'readouts on unseen combinations, adjusted for chance' },
        color: { field: 'vectors', type: 'nominal', title: 'vectors', scale: { scheme: 'tableau10' } },
        shape: { field: 'grid', type: 'nominal', title: 'grid' },
      },
    },
    {
      title: 'MiniLM, layer by layer',
      width: 240,
      height: 320,
      data: { values: layers },
      mark: { type: 'line', point: true },
      encoding: {
        x: { field: 'layer', type: 'ordinal', title: 'layer', axis: { labelAngle: 0 } },
        y: { field: 'raw', type: 'quantitative', title: 'R², adjusted for chance', scale: { zero: false } },
        strokeDash: { field: 'grid', type: 'nominal', title: 'grid' },
        color: { value: '#555555' },
      },
    },
  ],
};
const view = new View(parse(compile(specification).spec), { renderer: 'none' });
writeFileSync(new URL('pictures/analysis-factors.svg', import.meta.url), `${await view.toSVG()}\n`);
view.finalize();
