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
  readonly leading: number;
  readonly transfer: number;
}

const results = new URL('../benchmarks/results/analysis-factors.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(results, 'utf8')) as { readonly rows: readonly Row[] };
const values = rows.map(({ kind, way, ...row }) => ({
  ...row,
  vectors: kind === 'encoder' ? 'MiniLM layers' : way === 'text' ? 'GloVe word forms' : way,
}));
const layers = rows.flatMap(({ grid, provider, raw }) => {
  const [, layer] = /^MiniLM layer (\d)$/.exec(provider) ?? [];
  return layer === undefined ? [] : [{ grid, layer: Number(layer), raw }];
});
const grids = [...new Set(rows.map(({ grid }) => grid))];
const againstTransfer = (field: 'raw' | 'leading', title: string) =>
  ({
    title,
    width: 260,
    height: 280,
    data: { values },
    mark: { type: 'point', filled: true, size: 45, opacity: 0.8 },
    encoding: {
      x: { field, type: 'quantitative', title: 'R², adjusted for chance' },
      y: { field: 'transfer', type: 'quantitative', title: 'unseen combinations, adjusted for chance' },
      color: {
        field: 'vectors',
        type: 'nominal',
        title: null,
        scale: { scheme: 'category10' },
        legend: { orient: 'bottom', columns: 5 },
      },
    },
  }) as const;
const specification: TopLevelSpec = {
  background: 'white',
  resolve: { scale: { color: 'independent' } },
  hconcat: [
    {
      hconcat: [
        againstTransfer('raw', 'Linearity and transfer'),
        againstTransfer('leading', 'The same along the leading axes'),
      ],
    },
    {
      title: 'MiniLM, layer by layer',
      width: 200,
      height: 280,
      data: { values: layers },
      mark: { type: 'line', point: true },
      encoding: {
        x: { field: 'layer', type: 'ordinal', title: 'layer', axis: { labelAngle: 0 } },
        y: { field: 'raw', type: 'quantitative', title: 'R², adjusted for chance', scale: { zero: false } },
        color: {
          field: 'grid',
          type: 'nominal',
          title: null,
          scale: { domain: grids, scheme: 'dark2' },
          legend: { orient: 'bottom', columns: 2 },
        },
      },
    },
  ],
};
const view = new View(parse(compile(specification).spec), { renderer: 'none' });
writeFileSync(new URL('pictures/analysis-factors.svg', import.meta.url), `${await view.toSVG()}\n`);
view.finalize();
