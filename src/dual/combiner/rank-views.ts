import { requireOption } from '../../errors.js';
import type { Space } from '../../space/space.js';
import type { SimilarityView } from './similarity-view.js';

/** So many pairs of words are remembered before all are forgotten: those of a long list of candidates. */
const mostPairs = 1 << 14;

/**
 * Makes views of a reduced space at several ranks: cosines over its first columns.
 *
 * They are those of `viewSimilarity` over spaces of so many columns, to the last bit, without a copy of the space: a pair of
 * words is multiplied once for all ranks, and remembered for the next.
 *
 * @param options.ranks how many of the first columns, ascending; more than there are stands for all.
 * @param options.exponent the exponent on singular values, for the names of the views: `k=300 p=0.5`.
 * @throws OptionError when the ranks are not whole numbers from 1 that ascend.
 * @example viewRanks('d', domain, { ranks: [20, 50, 100], exponent: 0.5 })
 */
export function viewRanks(
  symbol: 'd' | 'f',
  space: Space,
  options: { readonly ranks: readonly number[]; readonly exponent: number },
): SimilarityView[] {
  const { ranks, exponent } = options;
  const areRanks = ranks.every((rank, place) => Number.isInteger(rank) && rank > (ranks[place - 1] ?? 0));
  requireOption(areRanks, 'ranks', ranks, 'whole numbers from 1 that ascend');
  const products = new RankProducts(space, ranks);
  return ranks.map((rank, place) => ({
    symbol,
    name: `k=${rank} p=${exponent}`,
    has: (word) => space.has(word) && products.squares(word)[place] > 0,
    similarity(left, right) {
      const square = products.squares(left)[place] * products.squares(right)[place];
      return Math.min(1, Math.max(-1, products.of(left, right)[place] / Math.sqrt(square)));
    },
  }));
}

/** Inner products of words over the first columns, at each of some ranks. */
class RankProducts {
  readonly #space: Space;
  readonly #ranks: readonly number[];
  readonly #squares = new Map<string, Float64Array>();
  readonly #products = new Map<string, Map<string, Float64Array>>();
  #pairs = 0;

  constructor(space: Space, ranks: readonly number[]) {
    this.#space = space;
    this.#ranks = ranks;
  }

  /** The squared lengths of a word's row. */
  squares(word: string): Float64Array {
    const known = this.#squares.get(word);
    if (known !== undefined) return known;
    const found = this.#multiply(word, word);
    this.#squares.set(word, found);
    return found;
  }

  of(left: string, right: string): Float64Array {
    const ofLeft = this.#products.get(left);
    const known = ofLeft?.get(right);
    if (known !== undefined) return known;
    if (this.#pairs === mostPairs) {
      this.#products.clear();
      this.#pairs = 0;
    }
    const found = this.#multiply(left, right);
    const kept = this.#products.get(left) ?? new Map<string, Float64Array>();
    this.#products.set(left, kept.set(right, found));
    this.#pairs++;
    return found;
  }

  /** One pass over the columns, in order and in doubles as `Space.cosine` takes them, with the sum noted at each rank. */
  #multiply(left: string, right: string): Float64Array {
    const [a, b] = [this.#space.vector(left), this.#space.vector(right)];
    const products = new Float64Array(this.#ranks.length);
    let sum = 0;
    let column = 0;
    this.#ranks.forEach((rank, place) => {
      for (const end = Math.min(rank, a.length); column < end; column++) sum += a[column] * b[column];
      products[place] = sum;
    });
    return products;
  }
}
