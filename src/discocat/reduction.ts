import type { PregroupType } from './pregroup-type.js';

/** A word with the type that it has in its sentence. */
export interface TypedWord {
  readonly word: string;
  readonly type: PregroupType;
}

/** A word with the types that it may have, best first. */
export interface AmbiguousWord {
  readonly word: string;
  readonly types: readonly PregroupType[];
}

/** Two simple types that contract, as places among all simple types of the words, from 0; `left` is below `right`. */
export interface Contraction {
  readonly left: number;
  readonly right: number;
}

/**
 * How words reduce: which of their simple types contract with each other, and which stay open.
 *
 * Contractions never cross, and none stands around an open simple type. Every simple type is in one contraction or open.
 */
export interface Reduction {
  readonly words: readonly TypedWord[];
  /** By `left`, ascending. */
  readonly contractions: readonly Contraction[];
  /** The places of the open simple types, ascending: together they are the type that the words reduce to. */
  readonly open: readonly number[];
}

/** Returns the type that words reduce to: their open simple types. */
export function residualType({ words, open }: Reduction): PregroupType {
  const simple = words.flatMap(({ type }) => type);
  return open.map((place) => simple[place]);
}
