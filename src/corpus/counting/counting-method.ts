import type { JobAddress } from '../../engine/engine.js';
import type { ContextExtractor } from '../context-extractor.js';
import type { MultiwordOf, Target, TargetOf } from '../find-targets.js';
import type { Sentence, TextUnit } from '../sentence.js';

/** How a corpus is annotated and what is counted of it; made once in each thread. */
export interface CountingMethod {
  /** Annotates a unit; one that comes with tokens may be kept as it is. */
  annotate(unit: TextUnit | Sentence): Sentence;
  readonly targetOf: TargetOf;
  /** Default: multiword lemmas are no targets. */
  readonly multiwordOf?: MultiwordOf | undefined;
  /** Finds phrases that are targets besides words; default: none. */
  readonly phrasesOf?: ((sentence: Sentence) => readonly Target[]) | undefined;
  /** Tells the name that the label of a target has as a member of a tuple; default the label itself. */
  readonly memberOf?: ((label: string) => string) | undefined;
  /** The contexts to count; their names must differ. */
  readonly extractors: readonly ContextExtractor[];
  /** Whether the tuples of `tupleKinds` are counted too, of words that are targets. */
  readonly tuples: boolean;
}

/** Makes a counting method from plain options. */
export type CountingMethodMaker = (options: unknown) => CountingMethod | Promise<CountingMethod>;

/** Names a {@link CountingMethodMaker} by module and export, with its options as plain data that JSON can hold. */
export interface CountingMethodAddress extends JobAddress {
  readonly options: unknown;
}

/** The kind under which the frequencies of targets are counted, with one context, the empty text. */
export const frequencyKind = 'frequency';

/** Parts the members of a tuple before its last, which are its context in a run; it sorts before every other text. */
export const memberMark = '\0';
