import { requireOption } from '../../errors.js';
import type { SparseMatrix, SparseRow } from '../../matrix/sparse-matrix.js';
import { transpose } from '../../matrix/transpose.js';

/** Options of {@link Contributions}. */
export interface ContributionsOptions {
  /** The probability of a further step, d, from 0 up to, but not including, 1; default 0.85. */
  readonly damping?: number;
  /** The largest mass that may be left unspread in a place, and so the largest error of a contribution; default 0.0003. */
  readonly tolerance?: number;
  readonly tolerances?: ArrayLike<number>;
  /** Entries of found contributions that are remembered, 8 bytes each; default 2^23, which is 64 MiB. */
  readonly rememberedEntries?: number;
}

/**
 * Finds what each place contributes to the personalised PageRank of a target: PPR_s(t) for all s, as a sparse row.
 *
 * The mass of the target is pushed back along the transitions until no place holds more than the tolerance (Andersen et
 * al. 2007, "Local computation of PageRank contributions", algorithm ApproxContributions). A contribution is never above
 * PPR_s(t), and at most the tolerance below it; work and length of a row do not depend on the size of the graph. Since
 * ranks are linear, the rank of t for teleports v is the inner product of its row with v, at most tolerance x |v| too low.
 *
 * Rows are found when they are first asked for, and forgotten all together when too many are remembered.
 */
export class Contributions {
  readonly places: number;
  readonly #damping: number;
  readonly #tolerances: ArrayLike<number>;
  readonly #mostEntries: number;
  readonly #starts: Uint32Array;
  readonly #from: Int32Array;
  readonly #probabilities: Float32Array;
  readonly #reached: Float64Array;
  readonly #waiting: Float64Array;
  readonly #queue: Int32Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  readonly #rows = new Map<number, SparseRow>();
  #entries = 0;

  /**
   * @param transitions rows that add up to 1, as `walkTransitions` makes them.
   * @throws OptionError when an option is outside its range.
   */
  constructor(transitions: SparseMatrix, options: ContributionsOptions = {}) {
    const { damping = 0.85, tolerance = 0.0003, rememberedEntries = 2 ** 23 } = options;
    requireOption(damping >= 0 && damping < 1, 'damping', damping, 'a number from 0 up to, but not including, 1');
    requireOption(tolerance > 0 && tolerance < 1, 'tolerance', tolerance, 'a number between 0 and 1');
    requireOption(rememberedEntries >= 0, 'rememberedEntries', rememberedEntries, 'a number >= 0');
    const { rowStarts, columnIndices, values } = transpose(transitions);
    this.places = transitions.rows;
    this.#damping = damping;
    this.#tolerances = options.tolerances ?? new Float64Array(this.places).fill(tolerance);
    this.#mostEntries = rememberedEntries;
    this.#starts = Uint32Array.from(rowStarts);
    this.#from = columnIndices;
    this.#probabilities = values;
    this.#reached = new Float64Array(this.places);
    this.#waiting = new Float64Array(this.places);
    this.#queue = new Int32Array(this.places + 1);
    this.#touched = new Int32Array(this.places);
    this.#isTouched = new Uint8Array(this.places);
  }

  /**
   * The contributions to a target, the places ascending.
   *
   * @throws RangeError when the target is no place of the graph.
   */
  of(target: number): SparseRow {
    const known = this.#rows.get(target);
    if (known !== undefined) return known;
    if (!(Number.isInteger(target) && target >= 0 && target < this.places)) {
      throw new RangeError(`There is no place ${target} in a graph of ${this.places}.`);
    }
    const row = this.#collect(this.#push(target));
    if (this.#entries + row.columns.length > this.#mostEntries) this.#forget();
    this.#rows.set(target, row);
    this.#entries += row.columns.length;
    return row;
  }

  #forget(): void {
    this.#rows.clear();
    this.#entries = 0;
  }

  /** Pushes back the mass of a target, in the order in which places come to hold too much; returns how many are touched. */
  #push(target: number): number {
    const starts = this.#starts;
    const from = this.#from;
    const probabilities = this.#probabilities;
    const reached = this.#reached;
    const waiting = this.#waiting;
    const queue = this.#queue;
    const touched = this.#touched;
    const isTouched = this.#isTouched;
    const tolerance = this.#tolerances[target];
    const damping = this.#damping;
    let count = 1;
    touched[0] = target;
    isTouched[target] = 1;
    waiting[target] = 1;
    queue[0] = target;
    let head = 0;
    let tail = 1;
    while (head !== tail) {
      const place = queue[head];
      head = head + 1 === queue.length ? 0 : head + 1;
      const mass = waiting[place];
      waiting[place] = 0;
      reached[place] += (1 - damping) * mass;
      const moved = damping * mass;
      const end = starts[place + 1];
      for (let entry = starts[place]; entry < end; entry++) {
        const other = from[entry];
        const before = waiting[other];
        const after = before + moved * probabilities[entry];
        waiting[other] = after;
        if (isTouched[other] === 0) {
          isTouched[other] = 1;
          touched[count++] = other;
        }
        // Whoever holds more than the tolerance already is in the queue.
        if (before <= tolerance && after > tolerance) {
          queue[tail] = other;
          tail = tail + 1 === queue.length ? 0 : tail + 1;
        }
      }
    }
    return count;
  }

  /** Takes the sums of the touched places, and clears what the push has written. */
  #collect(count: number): SparseRow {
    const touched = this.#touched.subarray(0, count);
    let length = 0;
    for (const place of touched) {
      this.#waiting[place] = 0;
      this.#isTouched[place] = 0;
      if (this.#reached[place] > 0) touched[length++] = place;
    }
    const columns = this.#touched.slice(0, length).sort();
    const values = new Float32Array(length);
    for (let entry = 0; entry < length; entry++) {
      values[entry] = this.#reached[columns[entry]];
      this.#reached[columns[entry]] = 0;
    }
    return { columns, values };
  }
}
