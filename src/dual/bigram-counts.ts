import { Vocabulary } from '../corpus/vocabulary.js';

/** A phrase of modifier and head with how often it was seen. */
export interface CountedBigram {
  readonly modifier: string;
  readonly head: string;
  readonly count: number;
}

/** Bigrams side by side: entry i is modifier `modifiers[i]` with head `heads[i]`, seen `counts[i]` times. */
export interface BigramTable {
  readonly modifiers: Int32Array;
  readonly heads: Int32Array;
  readonly counts: Float64Array;
}

/** How often phrases of a modifier and a head were seen in a corpus. */
export class BigramCounts {
  /** The modifiers seen, each once. */
  readonly modifiers = new Vocabulary('the modifiers seen');
  /** The heads seen, each once. */
  readonly heads = new Vocabulary('the heads seen');
  readonly #counts = new Map<number, Map<number, number>>();
  #size = 0;
  #table: BigramTable | undefined;

  constructor(bigrams: Iterable<CountedBigram> = []) {
    for (const bigram of bigrams) this.add(bigram);
  }

  /** The number of different bigrams. */
  get size(): number {
    return this.#size;
  }

  /** Adds to the count of a bigram. */
  add({ modifier, head, count }: CountedBigram): void {
    const place = this.heads.add(head);
    const modifiers = this.#counts.get(place) ?? new Map<number, number>();
    this.#counts.set(place, modifiers);
    const other = this.modifiers.add(modifier);
    const known = modifiers.get(other);
    if (known === undefined) this.#size++;
    modifiers.set(other, (known ?? 0) + count);
    this.#table = undefined;
  }

  /** Returns how often a bigram was seen, 0 when never. */
  count(modifier: string, head: string): number {
    const [one, other] = [this.modifiers.find(modifier), this.heads.find(head)];
    return (one === undefined || other === undefined ? undefined : this.#counts.get(other)?.get(one)) ?? 0;
  }

  /** Every bigram, by the places of its words in the vocabularies, those of a head together; made anew after additions. */
  get table(): BigramTable {
    if (this.#table !== undefined) return this.#table;
    const table = {
      heads: new Int32Array(this.#size),
      modifiers: new Int32Array(this.#size),
      counts: new Float64Array(this.#size),
    };
    let entry = 0;
    for (const [head, modifiers] of this.#counts) {
      for (const [modifier, count] of modifiers) {
        table.heads[entry] = head;
        table.modifiers[entry] = modifier;
        table.counts[entry++] = count;
      }
    }
    this.#table = table;
    return table;
  }
}
