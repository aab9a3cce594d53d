/** A place in a list with its score. */
export interface ScoredPlace {
  readonly place: number;
  readonly score: number;
}

/** Keeps the best of what it is offered, best first; equal scores come in the order of the names. */
export class BestList {
  readonly #limit: number;
  readonly #nameOf: (place: number) => string;
  readonly #best: ScoredPlace[] = [];

  constructor(limit: number, nameOf: (place: number) => string) {
    this.#limit = limit;
    this.#nameOf = nameOf;
  }

  /** What is kept. */
  get best(): readonly ScoredPlace[] {
    return this.#best;
  }

  /** A lower score than this one is not kept: the last of a full list, else minus infinity. */
  get threshold(): number {
    return this.#best.length < this.#limit ? Number.NEGATIVE_INFINITY : this.#best[this.#limit - 1].score;
  }

  /** Offers a place; a score that is not a number is never kept. */
  offer(place: number, score: number): void {
    if (!(score >= this.threshold)) return;
    const offered = { place, score };
    let low = 0;
    let high = this.#best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#precedes(offered, this.#best[middle])) high = middle;
      else low = middle + 1;
    }
    if (low === this.#limit) return;
    this.#best.splice(low, 0, offered);
    if (this.#best.length > this.#limit) this.#best.pop();
  }

  #precedes(left: ScoredPlace, right: ScoredPlace): boolean {
    if (left.score !== right.score) return left.score > right.score;
    return this.#nameOf(left.place) < this.#nameOf(right.place);
  }
}
