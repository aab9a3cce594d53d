import { requireWhole } from '../errors.js';
import { compareText } from './count-contexts.js';
import { DistinctCounter } from './distinct-counter.js';

/** A word with how often it occurs. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/**
 * Counts words in bounded memory: exactly while there are at most `capacity` distinct ones.
 *
 * When there are more, the rarest are forgotten until half of the room is free (lossy counting, Manku and Motwani 2002,
 * with buckets that follow the room instead of the length of the text). From then on a count is too small by at most
 * `error`, the sum of the highest counts that were forgotten at each time, and the number of types is an estimate with a
 * standard error of 0.8 % (see `DistinctCounter`).
 */
export class FrequentWords {
  readonly #capacity: number;
  readonly #counts = new Map<string, number>();
  readonly #distinct = new DistinctCounter();
  #error = 0;

  /** @throws OptionError when `capacity` is not a whole number from 2. */
  constructor(capacity: number) {
    requireWhole('maximumTypes', capacity, 2);
    this.#capacity = capacity;
  }

  /** By how much a count may be too small; 0 while all are exact. */
  get error(): number {
    return this.#error;
  }

  /** How many distinct words there were; an estimate unless `error` is 0. */
  get types(): number {
    return this.#error === 0 ? this.#counts.size : Math.max(this.#counts.size, this.#distinct.estimate);
  }

  /** Counts one occurrence of a word. */
  add(word: string): void {
    const count = this.#counts.get(word);
    if (count !== undefined) {
      this.#counts.set(word, count + 1);
      return;
    }
    if (this.#counts.size === this.#capacity) this.#forget();
    this.#distinct.add(word);
    this.#counts.set(copyWord(word), 1);
  }

  /** The most frequent words, equally frequent ones by name. */
  top(limit: number): WordCount[] {
    const best: WordCount[] = [];
    let least = 0;
    for (const [word, count] of this.#counts) {
      if (best.length >= limit && count < least) continue;
      best.push({ word, count });
      // Sorting seldom, and many at once, costs less than keeping order with every word.
      if (best.length >= 2 * limit + 64) least = keepBest(best, limit);
    }
    keepBest(best, limit);
    return best;
  }

  #forget(): void {
    const sorted = Float64Array.from(this.#counts.values()).sort();
    const highest = sorted[Math.floor((sorted.length - 1) / 2)] as number;
    for (const [word, count] of this.#counts) if (count <= highest) this.#counts.delete(word);
    this.#error += highest;
  }
}

/** A longer part of a text keeps the whole text in memory (V8 does so from 13 characters on) unless it is written anew. */
function copyWord(word: string): string {
  return word.length < 13 ? word : Buffer.from(word, 'utf16le').toString('utf16le');
}

function keepBest(words: WordCount[], limit: number): number {
  words.sort((a, b) => b.count - a.count || compareText(a.word, b.word));
  if (words.length > limit) words.length = limit;
  return words.at(-1)?.count ?? 0;
}
