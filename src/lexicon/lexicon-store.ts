import type { normaliseLemma, Synset } from './synset.js';

/**
 * Where a lexicon keeps its synsets, each at a position from 0 to synsetCount - 1.
 *
 * A store answers for normalised lemmas only and need not remember what it built; {@link Lexicon} does both.
 */
export interface LexiconStore {
  readonly synsetCount: number;
  readonly senseCount: number;
  readonly lemmaCount: number;
  /** The form under which a lemma is kept and looked up; default {@link normaliseLemma}. */
  readonly normalise?: (lemma: string) => string;
  synsetAt(position: number): Synset;
  /** The position of the synset with this id. */
  findPosition(id: string): number | undefined;
  /** The position of the synset that holds the sense with this key. */
  findSensePosition(key: string): number | undefined;
  /** The positions of the synsets that hold a lemma, in any order; empty when there are none. */
  positionsOf(lemma: string): readonly number[];
  /** The parts of speech of a lemma as letters in the order n, v, a, r; empty when it has none. */
  partsOfSpeech(lemma: string): string;
  /** Every normalised lemma once, in a stable order. */
  lemmas(): Iterable<string>;
}
