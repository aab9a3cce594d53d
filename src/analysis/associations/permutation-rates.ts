import { setImmediate } from 'node:timers/promises';
import { requireWhole } from '../../errors.js';
import { closure } from '../../matrix/compositions/closure.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { createRandom, type Random } from '../../random.js';
import type { LongWork } from '../long-work.js';
import { ExceedanceCounter, type ExceedanceRates } from '../statistics/false-discovery.js';

/** Options of {@link permutationRates}. */
export interface PermutationOptions extends LongWork {
  /** How many tables of chance are made, a whole number >= 1; default 20. */
  readonly permutations?: number;
  /** Where rates are wanted, in strengths; default at the strength of every pair. */
  readonly cutoffs?: ArrayLike<number>;
  /** What `statistic` gave for the table itself; default it is asked. */
  readonly observed?: Float64Array;
  /** Default 0. */
  readonly seed?: number;
}

/**
 * Estimates false discovery rates of associations by permutation: the values of every part are shuffled among the rows,
 * each part by itself, so that no association is left but that of parts of a whole. The rate at a cut-off is how many pairs
 * reach it in shuffled tables, on average, for one that reaches it in the table itself.
 *
 * Rows are closed to 1 first, so that the scales of rows do not matter. With B permutations a rate below 1/B of a pair
 * cannot be told from 0.
 *
 * @param amounts counts or proportions without zeros.
 * @param statistic gives the strength of every pair of a table; the larger the stronger.
 * @throws OptionError when the number of permutations is out of range; the reason of the signal when it stops.
 * @example
 * const strengths = async (table) => pairsOf(await proportionality(table, 'rho'));
 * const { rates } = await permutationRates(counts, strengths, { cutoffs: [0.5, 0.7], permutations: 50 });
 */
export async function permutationRates(
  amounts: DenseMatrix,
  statistic: (table: DenseMatrix<Float64Array>, work: LongWork) => Promise<Float64Array>,
  options: PermutationOptions = {},
): Promise<ExceedanceRates> {
  const { permutations = 20, cutoffs, seed = 0, signal, onProgress } = options;
  requireWhole('permutations', permutations, 1);
  const closed = closure(amounts);
  const counter = new ExceedanceCounter(options.observed ?? (await statistic(closed, { signal })), cutoffs);
  const random = createRandom(seed);
  for (let round = 0; round < permutations; round++) {
    counter.add(await statistic(shuffleColumns(closed, random), { signal }));
    onProgress?.((round + 1) / permutations);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return counter.rates();
}

/** Returns the values above the diagonal of a square matrix, row by row. */
export function pairsOf({ columns, values }: DenseMatrix): Float64Array {
  const pairs = new Float64Array((columns * (columns - 1)) / 2);
  for (let i = 0, pair = 0; i < columns; i++) {
    for (let j = i + 1; j < columns; j++) pairs[pair++] = values[i * columns + j];
  }
  return pairs;
}

/** Shuffles each column by itself (Fisher & Yates). */
function shuffleColumns({ rows, columns, values }: DenseMatrix, random: Random): DenseMatrix<Float64Array> {
  const shuffled = Float64Array.from(values);
  for (let column = 0; column < columns; column++) {
    for (let row = rows - 1; row > 0; row--) {
      const place = row * columns + column;
      const other = random.integer(row + 1) * columns + column;
      [shuffled[place], shuffled[other]] = [shuffled[other], shuffled[place]];
    }
  }
  return new DenseMatrix(rows, columns, shuffled);
}
