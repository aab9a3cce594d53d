import type { LocalPageRank } from './local-page-rank.js';
import type { PlaceMasses } from './rank-spread.js';

/** Finds the lifts of one target from many sets of teleports, each by itself: {@link RankSpread} with the sides changed. */
export class LiftShares {
  readonly #local: LocalPageRank;
  readonly #ranks: Float64Array;
  readonly #residues: Float64Array;

  constructor(local: LocalPageRank) {
    this.#local = local;
    this.#ranks = new Float64Array(local.places);
    this.#residues = new Float64Array(local.places);
  }

  /**
   * Returns for each of the teleports, alone, what `RankSpread.liftOf` says of the target.
   *
   * @throws RangeError when the target or a teleport is no place of the graph.
   */
  liftsOf(target: number, sources: readonly PlaceMasses[]): Float64Array {
    const { places, ranks, residues } = this.#local.push(target);
    for (let entry = 0; entry < ranks.length; entry++) this.#ranks[places[entry]] = ranks[entry];
    for (let entry = 0; entry < places.length; entry++) this.#residues[places[entry]] = residues[entry];
    try {
      return Float64Array.from(sources, (source) => this.#liftFrom(source) / this.#local.stationary[target]);
    } finally {
      for (const place of places) {
        this.#ranks[place] = 0;
        this.#residues[place] = 0;
      }
    }
  }

  #liftFrom({ places, masses }: PlaceMasses): number {
    const { stationary } = this.#local;
    const residues = this.#residues;
    let sum = 0;
    for (let at = 0; at < places.length; at++) {
      const teleport = places[at];
      const pushed = this.#local.push(teleport);
      let reached = 0;
      for (let entry = 0; entry < pushed.ranks.length; entry++) {
        const place = pushed.places[entry];
        reached += pushed.ranks[entry] * stationary[place] * residues[place];
      }
      sum += masses[at] * (this.#ranks[teleport] + reached / stationary[teleport]);
    }
    return sum;
  }
}
