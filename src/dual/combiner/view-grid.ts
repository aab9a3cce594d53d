import { requireOption } from '../../errors.js';
import type { Space } from '../../space/space.js';
import { describeReduction } from '../../space/view-space.js';
import type { CombinerModel } from './combiner-model.js';
import type { SimilarityView } from './similarity-view.js';

/** Which views of a reduced space are taken: every k with every p. */
export interface ViewGridOptions {
  /** k, whole numbers from 1 to the columns of the space; default 20, 50, 100, 200, 300, 500 as far as it goes, or all. */
  readonly ranks?: readonly number[];
  /** p of U_k S_k^p (Caron 2001); default that of the space alone. */
  readonly exponents?: readonly number[];
}

const usualRanks = [20, 50, 100, 200, 300, 500];

/** Pairs whose cosines are kept; features ask for a pair once a view, and for the pairs of a tuple in turn. */
const keptPairs = 4096;

/**
 * Makes a view of each k and p of a reduced space (the grid of Turney 2013, section 4.3), without making the spaces.
 *
 * All cosines of a pair come from one pass over its columns: with s_j the singular values and p_0 the exponent of the
 * space, the product of two rows at (k, p) is the sum of s_j^(2 (p - p_0)) x_j y_j over the first k columns. They are
 * those of `viewSpace` but for rounding.
 *
 * @param symbol `d` for a domain, `f` for a function space.
 * @throws OptionError for a rank or an exponent out of range; as `describeReduction`.
 * @example listGridViews('d', await readSpace('domain.safetensors'), { ranks: [50, 300], exponents: [0, 0.5] })
 */
export function listGridViews(symbol: 'd' | 'f', space: Space, options: ViewGridOptions = {}): SimilarityView[] {
  const { matrix, singularValues, exponent } = describeReduction(space);
  const { columns } = matrix;
  const usual = usualRanks.filter((rank) => rank <= columns);
  const { ranks = usual.length > 0 ? usual : [columns], exponents = [exponent] } = options;
  const isRank = (rank: number): boolean => Number.isInteger(rank) && rank >= 1 && rank <= columns;
  requireOption(ranks.length > 0 && ranks.every(isRank), 'ranks', ranks, `whole numbers, 1..${columns}`);
  requireOption(exponents.length > 0 && exponents.every(Number.isFinite), 'exponents', exponents, 'numbers');
  const order = [...new Set(ranks)].sort((a, b) => a - b);
  const weights = [...new Set(exponents)].map((p) => singularValues.map((value) => value ** (2 * (p - exponent))));
  const grid = new ViewGrid(space, order, weights);
  return order.flatMap((k, rank) =>
    [...new Set(exponents)].map((p, power): SimilarityView => {
      const cell = power * order.length + rank;
      return {
        symbol,
        name: `k=${k} p=${p}`,
        has: (word) => grid.hasDirection(word, cell),
        similarity: (left, right) => grid.cosines(left, right)[cell],
      };
    }),
  );
}

/**
 * Finds what the features of a model are made of, to read the evidence that it needs: the k and p of its views, and whether
 * it compares phrases.
 *
 * @returns no ranks and no exponents where the names of the features tell of none.
 */
export function findEvidenceOptions({
  features,
}: Pick<CombinerModel, 'features'>): ViewGridOptions & { readonly phrases: boolean } {
  const found = features.map(({ name }) => /^[df]\(.*\) k=(\d+) p=(-?[\d.]+)$/.exec(name));
  const numbersAt = (place: number): number[] => [
    ...new Set(found.flatMap((match) => (match === null ? [] : [Number(match[place])]))),
  ];
  const [ranks, exponents] = [numbersAt(1), numbersAt(2)];
  return {
    ...(ranks.length > 0 && { ranks }),
    ...(exponents.length > 0 && { exponents }),
    phrases: features.some(({ group }) => group === 'phrase'),
  };
}

/** Cosines at every cell of a grid; those of an exponent stand together, by rank. */
class ViewGrid {
  readonly #space: Space;
  readonly #ranks: readonly number[];
  readonly #weights: readonly (readonly number[])[];
  readonly #squares = new Map<string, Float64Array | undefined>();
  readonly #cosines = new Map<string, Float64Array>();

  constructor(space: Space, ranks: readonly number[], weights: readonly (readonly number[])[]) {
    this.#space = space;
    this.#ranks = ranks;
    this.#weights = weights;
  }

  hasDirection(word: string, cell: number): boolean {
    const squares = this.#squaresOf(word);
    return squares !== undefined && squares[cell] > 0;
  }

  cosines(left: string, right: string): Float64Array {
    const key = left < right ? `${left}\n${right}` : `${right}\n${left}`;
    const known = this.#cosines.get(key);
    if (known !== undefined) return known;
    const [first, second] = [this.#squaresOf(left), this.#squaresOf(right)];
    const cosines = this.#products(this.#space.vector(left), this.#space.vector(right)).map((product, cell) => {
      const cosine = product / Math.sqrt((first?.[cell] ?? 0) * (second?.[cell] ?? 0));
      return Math.min(1, Math.max(-1, cosine));
    });
    if (this.#cosines.size >= keptPairs) this.#cosines.clear();
    this.#cosines.set(key, cosines);
    return cosines;
  }

  #squaresOf(word: string): Float64Array | undefined {
    const known = this.#squares.get(word);
    if (known !== undefined || this.#squares.has(word)) return known;
    const vector = this.#space.has(word) ? this.#space.vector(word) : undefined;
    const squares = vector === undefined ? undefined : this.#products(vector, vector);
    this.#squares.set(word, squares);
    return squares;
  }

  #products(left: Float32Array, right: Float32Array): Float64Array {
    const ranks = this.#ranks;
    const products = new Float64Array(this.#weights.length * ranks.length);
    for (const [power, weights] of this.#weights.entries()) {
      let sum = 0;
      let column = 0;
      for (const [place, rank] of ranks.entries()) {
        for (; column < rank; column++) sum += weights[column] * left[column] * right[column];
        products[power * ranks.length + place] = sum;
      }
    }
    return products;
  }
}
