import type { LocalPageRank } from './local-page-rank.js';

/** Places with a mass each: where walks start. */
export interface PlaceMasses {
  readonly places: Int32Array;
  readonly masses: Float64Array;
}

/**
 * Teleports on an undirected graph, and how much likelier places are reached from them than from anywhere.
 *
 * Both sides are pushed (Lofgren, Banerjee & Goel 2016, "Personalized PageRank estimation and search"): with p and r of the
 * target and teleports v,
 * PPR_v(t) = sum over s of v(s) p(s) + sum over u of PPR_v(u) r(u),
 * where PPR_v(u) is taken from the pushes of the teleports, since on an undirected graph with stationary ranks q
 * q(s) PPR_s(u) = q(u) PPR_u(s).
 */
export class RankSpread {
  readonly #local: LocalPageRank;
  readonly #masses: Float64Array;
  readonly #reached: Float64Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  #count = 0;

  constructor(local: LocalPageRank) {
    this.#local = local;
    this.#masses = new Float64Array(local.places);
    this.#reached = new Float64Array(local.places);
    this.#touched = new Int32Array(local.places);
    this.#isTouched = new Uint8Array(local.places);
  }

  /** Takes all teleports away. */
  clear(): void {
    for (let entry = 0; entry < this.#count; entry++) {
      const place = this.#touched[entry];
      this.#masses[place] = 0;
      this.#reached[place] = 0;
      this.#isTouched[place] = 0;
    }
    this.#count = 0;
  }

  /**
   * Adds teleports, their masses times a factor, default 1.
   *
   * @throws RangeError when one is no place of the graph.
   */
  add({ places, masses }: PlaceMasses, factor = 1): void {
    const { stationary } = this.#local;
    const reached = this.#reached;
    const isTouched = this.#isTouched;
    for (let at = 0; at < places.length; at++) {
      const teleport = places[at];
      const mass = factor * masses[at];
      const share = mass / stationary[teleport];
      const { places: reachedPlaces, ranks } = this.#local.push(teleport);
      for (let entry = 0; entry < ranks.length; entry++) {
        const place = reachedPlaces[entry];
        if (isTouched[place] === 0) this.#touch(place);
        reached[place] += share * ranks[entry] * stationary[place];
      }
      this.#touch(teleport);
      this.#masses[teleport] += mass;
    }
  }

  /** Runs `use` without some of the teleports that were added; afterwards, also when `use` throws, everything is as before, to the last bit. */
  without<Result>(taken: readonly PlaceMasses[], use: () => Result): Result {
    const kept: number[] = [];
    const before: number[] = [];
    const keep = (place: number): void => {
      kept.push(place);
      before.push(this.#masses[place], this.#reached[place]);
    };
    for (const { places } of taken) {
      for (const teleport of places) {
        const pushed = this.#local.push(teleport);
        keep(teleport);
        for (let entry = 0; entry < pushed.ranks.length; entry++) keep(pushed.places[entry]);
      }
    }
    try {
      for (const teleports of taken) this.add(teleports, -1);
      return use();
    } finally {
      for (let at = 0; at < kept.length; at++) {
        this.#masses[kept[at]] = before[2 * at];
        this.#reached[kept[at]] = before[2 * at + 1];
      }
    }
  }

  /**
   * Returns PPR(t) / q(t), how many times likelier a walk from the teleports is found at the target than a walk from anywhere,
   * times the mass of the teleports.
   *
   * It is never above the exact value but for rounding, and at most the tolerance times the mass of the teleports below it.
   *
   * @throws RangeError when the target is no place of the graph.
   */
  liftOf(target: number): number {
    const { places, ranks, residues } = this.#local.push(target);
    const masses = this.#masses;
    const reached = this.#reached;
    let sum = 0;
    for (let entry = 0; entry < ranks.length; entry++) sum += masses[places[entry]] * ranks[entry];
    for (let entry = 0; entry < places.length; entry++) sum += reached[places[entry]] * residues[entry];
    return Math.max(0, sum / this.#local.stationary[target]);
  }

  #touch(place: number): void {
    if (this.#isTouched[place] !== 0) return;
    this.#isTouched[place] = 1;
    this.#touched[this.#count++] = place;
  }
}
