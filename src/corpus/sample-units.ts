import { requireOption, requireWhole } from '../errors.js';
import { createRandom } from '../random.js';
import type { CorpusReader, ReadOptions } from './corpus-reader.js';
import type { Sentence, TextUnit } from './sentence.js';

/** Options of {@link sampleUnits}. */
export interface SampleUnitsOptions extends ReadOptions {
  /** How many units are drawn; default 10. */
  readonly size?: number;
  /** The seed of the draw, a whole number; default 1. */
  readonly seed?: number;
}

/** Units drawn from a corpus. */
export interface UnitSample {
  /** The drawn units in the order of the corpus; all of them where it has no more. */
  readonly units: readonly (TextUnit | Sentence)[];
  /** How many units the corpus has. */
  readonly population: number;
}

/**
 * Draws units from a corpus in one pass, each with the same chance, keeping only as many as are drawn (reservoir
 * sampling; Vitter 1985, algorithm R).
 *
 * @throws what the reader throws; OptionError; the reason of the signal.
 */
export async function sampleUnits(reader: CorpusReader, options: SampleUnitsOptions = {}): Promise<UnitSample> {
  const { size = 10, seed = 1, ...reading } = options;
  requireWhole('size', size, 1);
  requireOption(Number.isInteger(seed), 'seed', seed, 'a whole number');
  const random = createRandom(seed);
  const reservoir: { readonly place: number; readonly unit: TextUnit | Sentence }[] = [];
  let population = 0;
  for await (const unit of reader.read(reading)) {
    const slot = population < size ? population : random.integer(population + 1);
    if (slot < size) reservoir[slot] = { place: population, unit };
    population++;
  }
  reservoir.sort((a, b) => a.place - b.place);
  return { units: reservoir.map(({ unit }) => unit), population };
}
