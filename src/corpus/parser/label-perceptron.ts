import { doubled } from '../averaged-perceptron.js';

/**
 * A perceptron of many classes over hashed features, averaged over all training steps as in `HashedPerceptron`, that
 * keeps a weight only for the pairs of a feature and a class that took part in a mistake.
 */
export class LabelPerceptron {
  /** Three numbers a slot: the hash of a feature, a class, and the pair's place + 1 or 0 where the slot is empty. */
  #slots = new Int32Array(3 << 16);
  #pairs = new Int32Array(2 << 14);
  #weights = new Float64Array(1 << 14);
  #sums = new Float64Array(1 << 14);
  #changed = new Float64Array(1 << 14);
  #updates = new Int32Array(1 << 14);
  #size = 0;
  #steps = 0;

  /** Begins the next training step. */
  step(): void {
    this.#steps++;
  }

  /** The score of a class for the first `length` hashes. */
  score(hashes: Int32Array, length: number, label: number): number {
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const place = this.#slots[this.#slotOf(hashes[i], label) + 2] - 1;
      if (place >= 0) sum += this.#weights[place];
    }
    return sum;
  }

  /** Moves the weights of a class by `by.amount` for the first `length` hashes. */
  move(hashes: Int32Array, length: number, by: { readonly class: number; readonly amount: number }): void {
    for (let i = 0; i < length; i++) {
      const place = this.#placeOf(hashes[i], by.class);
      const weight = this.#weights[place];
      this.#sums[place] += (this.#steps - this.#changed[place]) * weight;
      this.#changed[place] = this.#steps;
      this.#weights[place] = weight + by.amount;
      this.#updates[place]++;
    }
  }

  /** Hands over every pair: the feature's hash, the class, the averaged weight, how many updates it took part in. */
  *averages(): Generator<{
    readonly hash: number;
    readonly class: number;
    readonly weight: number;
    readonly updates: number;
  }> {
    for (let place = 0; place < this.#size; place++) {
      const pending = (this.#steps - this.#changed[place]) * this.#weights[place];
      yield {
        hash: this.#pairs[2 * place],
        class: this.#pairs[2 * place + 1],
        weight: (this.#sums[place] + pending) / this.#steps,
        updates: this.#updates[place],
      };
    }
  }

  /** The place in `#slots` of a pair, or of the empty slot where it would go. */
  #slotOf(hash: number, label: number): number {
    const slots = this.#slots;
    const mask = slots.length / 3 - 1;
    let slot = (Math.imul(hash ^ Math.imul(label + 1, 0x61c88647), 0x9e3779b1) >>> 7) & mask;
    while (slots[3 * slot + 2] !== 0 && (slots[3 * slot] !== hash || slots[3 * slot + 1] !== label)) {
      slot = (slot + 1) & mask;
    }
    return 3 * slot;
  }

  #placeOf(hash: number, label: number): number {
    const slot = this.#slotOf(hash, label);
    const found = this.#slots[slot + 2] - 1;
    if (found >= 0) return found;
    const place = this.#size++;
    if (place >= this.#weights.length) this.#double();
    this.#pairs[2 * place] = hash;
    this.#pairs[2 * place + 1] = label;
    this.#fill(slot, place);
    if (6 * this.#size > this.#slots.length) this.#rehash();
    return place;
  }

  #fill(slot: number, place: number): void {
    this.#slots[slot] = this.#pairs[2 * place];
    this.#slots[slot + 1] = this.#pairs[2 * place + 1];
    this.#slots[slot + 2] = place + 1;
  }

  #double(): void {
    const pairs = new Int32Array(2 * this.#pairs.length);
    pairs.set(this.#pairs);
    this.#pairs = pairs;
    const updates = new Int32Array(2 * this.#updates.length);
    updates.set(this.#updates);
    this.#updates = updates;
    this.#weights = doubled(this.#weights);
    this.#sums = doubled(this.#sums);
    this.#changed = doubled(this.#changed);
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let place = 0; place < this.#size; place++) {
      this.#fill(this.#slotOf(this.#pairs[2 * place], this.#pairs[2 * place + 1]), place);
    }
  }
}
