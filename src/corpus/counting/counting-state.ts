import type { FileFormatError } from '../../errors.js';
import { DistinctCounter } from '../distinct-counter.js';
import { type ChunkSummary, distinctBits } from './chunk-counter.js';

/** How far the counting of a corpus has come. */
export interface CountingProgress {
  readonly part: 'reading' | 'merging';
  /** The share of that part that is done, 0 to 1. */
  readonly share: number;
  /** Chunks that are counted, those of an earlier run included. */
  readonly chunks: number;
  /** Units and tokens in these. */
  readonly units: number;
  readonly tokens: number;
  /** Tokens that were counted by this run. */
  readonly freshTokens: number;
  /** About how many distinct targets there are so far, and distinct contexts of all kinds; to about 2 %. */
  readonly targets: number;
  readonly contexts: number;
  /** Damaged records that were left out. */
  readonly badRecords: number;
}

/** Messages of bad records that are kept. */
export const mostMessages = 100;

/** What is known so far, and who is told. */
export class CountingState {
  readonly bad: string[] = [];
  readonly #onProgress: ((progress: CountingProgress) => void) | undefined;
  readonly #parts: number[] = [];
  readonly #targets = new DistinctCounter({ registerBits: distinctBits });
  readonly #contexts = new DistinctCounter({ registerBits: distinctBits });
  #sizes = { targets: 0, contexts: 0 };
  #part: CountingProgress['part'] = 'reading';
  #share = 0;
  #chunks = 0;
  /** The kinds of counts that every chunk has. */
  kinds: readonly string[] = [];
  units = 0;
  tokens = 0;
  #freshTokens = 0;
  badRecords = 0;

  constructor(onProgress: ((progress: CountingProgress) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  /** How many chunks are counted. */
  get chunks(): number {
    return this.#chunks;
  }

  /** How many parts each chunk has, by its number. */
  get parts(): readonly number[] {
    return this.#parts;
  }

  addChunk(number: number, summary: ChunkSummary, isFresh: boolean): void {
    this.#parts[number] = summary.parts;
    this.#chunks++;
    this.kinds = summary.kinds;
    this.units += summary.units;
    this.tokens += summary.tokens;
    if (isFresh) this.#freshTokens += summary.tokens;
    this.#targets.merge(new DistinctCounter({ registerBits: distinctBits, state: summary.targets }));
    this.#contexts.merge(new DistinctCounter({ registerBits: distinctBits, state: summary.contexts }));
    this.#sizes = { targets: this.#targets.estimate, contexts: this.#contexts.estimate };
    this.tell(this.#part, this.#share);
  }

  addBad({ message }: FileFormatError): void {
    this.badRecords++;
    if (this.bad.length < mostMessages) this.bad.push(message);
  }

  tell(part: CountingProgress['part'], share: number): void {
    this.#part = part;
    this.#share = share;
    this.#onProgress?.({
      part,
      share,
      chunks: this.#chunks,
      units: this.units,
      tokens: this.tokens,
      freshTokens: this.#freshTokens,
      ...this.#sizes,
      badRecords: this.badRecords,
    });
  }
}
