import { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { createRandom, type Random } from '../../../src/random.js';

/** The shape of a synthetic matrix of counts. */
export interface SyntheticCounts {
  readonly rows: number;
  readonly columns: number;
  /** About so many nonzeros, within a few in a hundred. */
  readonly nonzeros: number;
  /** Default 1. */
  readonly seed?: number;
}

/** The domain space of Turney 2012: 114,000 targets by 50,000 contexts, and after PPMI 150 million nonzeros. */
export const paperSize: SyntheticCounts = { rows: 114_000, columns: 50_000, nonzeros: 184_000_000 };

/** Frequencies fall as in a corpus: those of row or column i as 1 / (i + offset) (Zipf, Mandelbrot). */
const rowOffset = 30;
const columnOffset = 20;

/** A row belongs to one topic of each level, and its topics' columns share so much of its mass again. */
const topicLevels = [10, 100, 1000];
const topicShare = 0.3;

/** Where a cell is expected to be filled more often than that, every cell is tried; behind, gaps are drawn. */
const headIntensity = 0.2;

/** Entries that come together. */
const blockNonzeros = 2 ** 20;

/**
 * Generates counts like those of a corpus, block by block of rows: Zipf-like rows and columns, many counts of 1, and
 * topics of several sizes, so that the weighted matrix has a spectrum that falls. The same seed gives the same counts.
 */
export function* generateCounts(size: SyntheticCounts): Generator<SparseMatrix> {
  const { rows, columns, seed = 1 } = size;
  const scale = findScale(size);
  const random = createRandom(seed);
  const sampler = new RowSampler(columns, random);
  const buffer = {
    columns: new Int32Array(blockNonzeros + columns),
    values: new Float32Array(blockNonzeros + columns),
  };
  let starts = [0];
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    filled += sampler.sample(scale / (row + rowOffset), buffer, filled);
    starts.push(filled);
    if (filled < blockNonzeros && row + 1 < rows) continue;
    const block = [buffer.columns.slice(0, filled), buffer.values.slice(0, filled)] as const;
    yield new SparseMatrix({ rows: starts.length - 1, columns }, Float64Array.from(starts), ...block);
    starts = [0];
    filled = 0;
  }
}

/** Finds the mass of the rows that gives the wanted nonzeros, on a sample of rows. */
function findScale({ rows, columns, nonzeros, seed = 1 }: SyntheticCounts): number {
  const samples = Math.min(rows, 400);
  const buffer = { columns: new Int32Array(columns), values: new Float32Array(columns) };
  const nonzerosAt = (scale: number): number => {
    const sampler = new RowSampler(columns, createRandom(seed));
    let sum = 0;
    for (let sample = 0; sample < samples; sample++) {
      const row = Math.floor(((sample + 0.5) * rows) / samples);
      sum += sampler.sample(scale / (row + rowOffset), buffer, 0);
    }
    return (sum * rows) / samples;
  };
  let [low, high] = [0, Math.log2(rows * columns)];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (nonzerosAt(2 ** middle) < nonzeros) low = middle;
    else high = middle;
  }
  return 2 ** ((low + high) / 2);
}

interface Entries {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Draws rows: Poisson counts, more spread than Poisson's where they are large, over a dense row with bits. */
class RowSampler {
  readonly #random: Random;
  readonly #width: number;
  readonly #counts: Float64Array;
  readonly #marks: Int32Array;

  constructor(width: number, random: Random) {
    this.#random = random;
    this.#width = width;
    this.#counts = new Float64Array(width);
    this.#marks = new Int32Array(Math.ceil(width / 32));
  }

  /** Draws a row whose expected counts are `mass` / (column + offset), and more on its topics; returns its length. */
  sample(mass: number, to: Entries, place: number): number {
    this.#drawEvery(mass, 0, 1);
    for (const topics of topicLevels) {
      // The product of two numbers favours small ones: some topics are large, most are small.
      const topic = Math.floor(this.#random.uniform() * this.#random.uniform() * topics);
      this.#drawEvery(mass * topicShare * topics, topic, topics);
    }
    return this.#emit(to, place);
  }

  /** Draws the columns `first`, `first + step`, ... whose expected counts are `mass` / (column + offset). */
  #drawEvery(mass: number, first: number, step: number): void {
    const random = this.#random;
    const width = this.#width;
    let column = first;
    for (; column < width; column += step) {
      const expected = mass / (column + columnOffset);
      if (expected < headIntensity) break;
      if (expected < 20 && random.uniform() < Math.exp(-expected)) continue;
      this.#add(column, 1 + Math.floor(-Math.log(1 - random.uniform()) * expected));
    }
    // Points of a Poisson process on the logarithm of the place, which has an even density there.
    const rate = step / mass;
    for (let at = column + columnOffset; ; ) {
      at *= Math.exp(-Math.log(1 - random.uniform()) * rate);
      const found = first + Math.floor((at - columnOffset - first) / step) * step;
      if (!(found < width)) return;
      this.#add(found, 1);
    }
  }

  #add(column: number, count: number): void {
    this.#counts[column] += count;
    this.#marks[column >>> 5] |= 1 << (column & 31);
  }

  #emit({ columns, values }: Entries, place: number): number {
    let filled = place;
    for (let word = 0; word < this.#marks.length; word++) {
      for (let bits = this.#marks[word]; bits !== 0; bits &= bits - 1) {
        const column = word * 32 + 31 - Math.clz32(bits & -bits);
        columns[filled] = column;
        values[filled] = this.#counts[column];
        this.#counts[column] = 0;
        filled++;
      }
      this.#marks[word] = 0;
    }
    return filled - place;
  }
}
