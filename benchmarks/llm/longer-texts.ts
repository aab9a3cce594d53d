import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { evaluateEncoder } from '../../src/llm/index.js';
import { openBrown, trainEncoder } from './brown-encoder.js';
import { meanWithInterval } from './mean-with-interval.js';

// Do encoders that are trained on rows of 16 words find hidden words in rows of 32, with relative and with absolute places? Three seeds; Brown to train, inaugural
// addresses to ask. Run: npx tsx benchmarks/llm/longer-texts.ts [FOLDER_OF_CORPORA]

const folder = process.argv[2] ?? '../shared/data/corpora';
const brown = await openBrown(folder);
const { reader: asked } = await createGuessedReader(join(folder, 'inaugural.zip'));
const [seeds, steps, lengths] = [[1, 2, 3], 1000, [16, 32]] as const;
const rows: { readonly places: string; readonly seed: number; readonly length: number; readonly loss: number }[] = [];
for (const places of ['relative', 'absolute'] as const) {
  for (const seed of seeds) {
    const sizes = { layers: 3, width: 64, heads: 4, maximumDistance: 32, places, seed };
    const encoder = await trainEncoder(brown, sizes, { steps, length: 16 });
    for (const length of lengths) {
      // Some texts have bytes that are not UTF-8; those lines are left out.
      const { loss } = await evaluateEncoder(encoder, asked, { length, rows: 2000, onBad: () => undefined });
      rows.push({ places, seed, length, loss });
    }
  }
}
const summary = (['relative', 'absolute'] as const).map((places) => {
  const lossAt = (length: number): number[] =>
    rows.filter((row) => row.places === places && row.length === length).map(({ loss }) => loss);
  const [short, long] = lengths.map(lossAt) as [number[], number[]];
  const gains = long.map((loss, seed) => loss - (short[seed] as number));
  return { places, at16: meanWithInterval(short), at32: meanWithInterval(long), change: meanWithInterval(gains) };
});
const result = { command: 'npx tsx benchmarks/llm/longer-texts.ts', seeds, steps, summary, rows };
await writeFile('benchmarks/results/longer-texts.json', `${JSON.stringify(result, undefined, 2)}\n`);
