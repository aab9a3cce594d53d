import { requireOption, ShapeError } from '../../errors.js';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';

/** Options of {@link LocalPageRank}. */
export interface LocalPageRankOptions {
  /** The probability of a further step, d, from 0 up to, but not including, 1; default 0.85. */
  readonly damping?: number;
  /** The largest mass that may be left in a place, in multiples of the target's stationary rank; default 200. */
  readonly tolerance?: number;
  /** Entries of pushed mass that are remembered, 12 bytes each; default 2^23, which is 96 MiB. */
  readonly rememberedEntries?: number;
}

/** What a push from a target has left in the places it touched. */
export interface PushedMass {
  /** Those that have ranks, ascending, and then those that have residues alone, ascending. */
  readonly places: Int32Array;
  /** p: what a walk from the place surely contributes to the rank of the target; of the first places, as many as this is long. */
  readonly ranks: Float32Array;
  /** r: what is not spread yet; of all places. */
  readonly residues: Float32Array;
}

/**
 * Personalised PageRank on an undirected graph, found around single places without looking at the whole graph.
 *
 * The mass of a target t is pushed back along the edges until no place holds more than a tolerance (Andersen et al. 2007,
 * "Local computation of PageRank contributions"). Then for every place s
 * PPR_s(t) = p(s) + sum over v of PPR_s(v) r(v).
 * Work and length of a push depend on the tolerance and hardly on the size of the graph. Pushes are made when they are first
 * asked for; when half of what may be remembered is new, those that were not asked for since the half before it are forgotten.
 */
export class LocalPageRank {
  readonly places: number;
  readonly tolerance: number;
  /**
   * The stationary ranks, which walks that never teleport tend to: the weights of a place over all weights. A place without
   * edges has that of one edge of weight 1.
   */
  readonly stationary: Float64Array;
  readonly #damping: number;
  readonly #mostEntries: number;
  readonly #starts: Uint32Array;
  readonly #from: Int32Array;
  readonly #probabilities: Float32Array;
  readonly #ranks: Float64Array;
  readonly #residues: Float64Array;
  readonly #queue: Int32Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  /** The pushes that were asked for of late, and with them those before. */
  #recent = new Map<number, PushedMass>();
  #earlier = new Map<number, PushedMass>();
  #recentEntries = 0;

  /**
   * @param weights symmetric and not negative, as those of a `SynsetGraph`.
   * @throws ShapeError when the weights are not square; OptionError when an option is outside its range.
   */
  constructor(weights: SparseMatrix, options: LocalPageRankOptions = {}) {
    const { damping = 0.85, tolerance = 200, rememberedEntries = 2 ** 23 } = options;
    requireOption(damping >= 0 && damping < 1, 'damping', damping, 'a number from 0 up to, but not including, 1');
    requireOption(tolerance > 0 && Number.isFinite(tolerance), 'tolerance', tolerance, 'a number > 0');
    requireOption(rememberedEntries >= 0, 'rememberedEntries', rememberedEntries, 'a number >= 0');
    const { rows, columns, rowStarts, columnIndices, values } = weights;
    if (rows !== columns) throw new ShapeError('LocalPageRank', `${rows} x ${columns}`, 'a square matrix');
    this.places = rows;
    this.tolerance = tolerance;
    this.#damping = damping;
    this.#mostEntries = rememberedEntries;
    this.#starts = Uint32Array.from(rowStarts);
    this.#from = columnIndices;
    const sums = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) sums[row] += values[entry];
    }
    const total = sums.reduce((sum, value) => sum + value, 0);
    this.stationary = sums.map((sum) => (sum > 0 ? sum : 1) / (total > 0 ? total : 1));
    this.#probabilities = values.map((weight, entry) => weight / sums[columnIndices[entry]]);
    this.#ranks = new Float64Array(rows);
    this.#residues = new Float64Array(rows);
    this.#queue = new Int32Array(rows + 1);
    this.#touched = new Int32Array(rows);
    this.#isTouched = new Uint8Array(rows);
  }

  /**
   * Pushes the mass of a target back.
   *
   * @throws RangeError when the target is no place of the graph.
   */
  push(target: number): PushedMass {
    const recent = this.#recent.get(target);
    if (recent !== undefined) return recent;
    const earlier = this.#earlier.get(target);
    if (earlier === undefined && !(Number.isInteger(target) && target >= 0 && target < this.places)) {
      throw new RangeError(`There is no place ${target} in a graph of ${this.places}.`);
    }
    const pushed = earlier ?? this.#collect(this.#spreadFrom(target));
    this.#remember(target, pushed);
    return pushed;
  }

  #remember(target: number, pushed: PushedMass): void {
    if (this.#recentEntries + pushed.places.length > this.#mostEntries / 2) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
      this.#recentEntries = 0;
    }
    this.#recent.set(target, pushed);
    this.#recentEntries += pushed.places.length;
  }

  /** Pushes in the order in which places come to hold too much; returns how many are touched. */
  #spreadFrom(target: number): number {
    const starts = this.#starts;
    const from = this.#from;
    const probabilities = this.#probabilities;
    const ranks = this.#ranks;
    const residues = this.#residues;
    const queue = this.#queue;
    const touched = this.#touched;
    const isTouched = this.#isTouched;
    const damping = this.#damping;
    // The target itself is pushed in any case.
    const most = Math.min(0.5, this.tolerance * this.stationary[target]);
    let count = 1;
    touched[0] = target;
    isTouched[target] = 1;
    residues[target] = 1;
    queue[0] = target;
    let head = 0;
    let tail = 1;
    while (head !== tail) {
      const place = queue[head];
      head = head + 1 === queue.length ? 0 : head + 1;
      const mass = residues[place];
      const end = starts[place + 1];
      residues[place] = 0;
      // A walker in a place without edges stays there.
      ranks[place] += starts[place] === end ? mass : (1 - damping) * mass;
      const moved = damping * mass;
      for (let entry = starts[place]; entry < end; entry++) {
        const other = from[entry];
        const before = residues[other];
        const after = before + moved * probabilities[entry];
        residues[other] = after;
        if (isTouched[other] === 0) {
          isTouched[other] = 1;
          touched[count++] = other;
        }
        // What held too much before is in the queue already.
        if (before <= most && after > most) {
          queue[tail] = other;
          tail = tail + 1 === queue.length ? 0 : tail + 1;
        }
      }
    }
    return count;
  }

  /** Copies what the push has left in the touched places, and clears it there. */
  #collect(count: number): PushedMass {
    const sorted = this.#touched.subarray(0, count).sort();
    const places = new Int32Array(count);
    let ranked = 0;
    for (const place of sorted) if (this.#ranks[place] > 0) places[ranked++] = place;
    let filled = ranked;
    for (const place of sorted) if (this.#ranks[place] === 0) places[filled++] = place;
    const ranks = new Float32Array(ranked);
    const residues = new Float32Array(count);
    for (let entry = 0; entry < count; entry++) {
      const place = places[entry];
      if (entry < ranked) ranks[entry] = this.#ranks[place];
      residues[entry] = this.#residues[place];
      this.#ranks[place] = 0;
      this.#residues[place] = 0;
      this.#isTouched[place] = 0;
    }
    return { places, ranks, residues };
  }
}
