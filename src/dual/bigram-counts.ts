import { Vocabulary } from '../corpus/vocabulary.js';

/** A phrase of modifier and head with how often it was seen. */
export interface CountedBigram {
  readonly modifier: string;
  readonly head: string;
  readonly count: number;
}

/** How often phrases of a modifier and a head were seen in a corpus. */
export class BigramCounts {
  /** The modifiers seen, each once. */
  readonly modifiers = new Vocabulary('the modifiers seen');
  /** The heads seen, each once. */
  readonly heads = new Vocabulary('the heads seen');
  readonly #counts = new Map<number, Map<number, number>>();
  #size = 0;

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
  }

  /** Returns how often a bigram was seen, 0 when never. */
  count(modifier: string, head: string): number {
    const [one, other] = [this.modifiers.find(modifier), this.heads.find(head)];
    return (one === undefined || other === undefined ? undefined : this.#counts.get(other)?.get(one)) ?? 0;
  }

  /** Returns the modifiers of a head, both by their places in the vocabularies, with their counts. */
  modifiersOf(head: number): Iterable<readonly [modifier: number, count: number]> {
    return this.#counts.get(head) ?? [];
  }
}
