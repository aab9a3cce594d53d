/**
 * A perceptron over hashed features whose final weights are the average over all training steps (Collins 2002, section
 * 2.3).
 *
 * A feature gets a row of weights, one a class, when it first takes part in a mistake. Features whose 32-bit hashes are
 * equal share a row. The running sums are kept lazily: a weight adds to its sum only when it changes.
 */
export class HashedPerceptron {
  readonly classCount: number;
  /** Two numbers a slot: the hash of a feature, and its row + 1 or 0 where the slot is empty. */
  #slots = new Int32Array(1 << 16);
  #hashes = new Int32Array(1 << 14);
  #weights: Float64Array;
  #sums: Float64Array;
  #changed: Float64Array;
  #updates = new Int32Array(1 << 14);
  #size = 0;
  #steps = 0;

  constructor(classCount: number) {
    this.classCount = classCount;
    this.#weights = new Float64Array(classCount << 14);
    this.#sums = new Float64Array(classCount << 14);
    this.#changed = new Float64Array(classCount << 14);
  }

  /** The number of features that have a row. */
  get size(): number {
    return this.#size;
  }

  /** Begins the next training step. */
  step(): void {
    this.#steps++;
  }

  /** Writes the score of each class for the first `length` hashes. */
  score(hashes: Int32Array, length: number, scores: Float64Array): void {
    const { classCount } = this;
    scores.fill(0);
    for (let i = 0; i < length; i++) {
      const row = this.#slots[this.#slotOf(hashes[i]) + 1] - 1;
      if (row < 0) continue;
      for (let c = 0; c < classCount; c++) scores[c] += this.#weights[row * classCount + c];
    }
  }

  /** Moves the weights of a class by `by` for the first `length` hashes. */
  move(hashes: Int32Array, length: number, by: { readonly class: number; readonly amount: number }): void {
    for (let i = 0; i < length; i++) {
      const row = this.#rowOf(hashes[i]);
      const place = row * this.classCount + by.class;
      const weight = this.#weights[place];
      this.#sums[place] += (this.#steps - this.#changed[place]) * weight;
      this.#changed[place] = this.#steps;
      this.#weights[place] = weight + by.amount;
      this.#updates[row]++;
    }
  }

  /** Hands over every feature: its hash, its averaged weights, how many updates it took part in. */
  *averages(): Generator<{ readonly hash: number; readonly weights: Float64Array; readonly updates: number }> {
    for (let row = 0; row < this.#size; row++) {
      const weights = new Float64Array(this.classCount);
      for (let c = 0; c < this.classCount; c++) {
        const place = row * this.classCount + c;
        const pending = (this.#steps - this.#changed[place]) * this.#weights[place];
        weights[c] = (this.#sums[place] + pending) / this.#steps;
      }
      yield { hash: this.#hashes[row], weights, updates: this.#updates[row] };
    }
  }

  /** The place in `#slots` of a hash, or of the empty slot where it would go. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = ((Math.imul(hash, 0x9e3779b1) >>> 7) << 1) & mask;
    while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & mask;
    return slot;
  }

  #rowOf(hash: number): number {
    const slot = this.#slotOf(hash);
    const found = this.#slots[slot + 1] - 1;
    if (found >= 0) return found;
    const row = this.#size++;
    if (row >= this.#hashes.length) this.#double();
    this.#hashes[row] = hash;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = row + 1;
    if (4 * this.#size > this.#slots.length) this.#rehash();
    return row;
  }

  #double(): void {
    const grow = <A extends Int32Array | Float64Array>(values: A, empty: A): A => {
      empty.set(values);
      return empty;
    };
    const { classCount } = this;
    const rows = 2 * this.#hashes.length;
    this.#hashes = grow(this.#hashes, new Int32Array(rows));
    this.#updates = grow(this.#updates, new Int32Array(rows));
    this.#weights = grow(this.#weights, new Float64Array(rows * classCount));
    this.#sums = grow(this.#sums, new Float64Array(rows * classCount));
    this.#changed = grow(this.#changed, new Float64Array(rows * classCount));
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let row = 0; row < this.#size; row++) {
      const slot = this.#slotOf(this.#hashes[row]);
      this.#slots[slot] = this.#hashes[row];
      this.#slots[slot + 1] = row + 1;
    }
  }
}
