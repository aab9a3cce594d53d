import type { Operation } from './operation.js';

/** One entry of the history of a lexicon. */
export interface Change {
  /** From 1 for the first change of a store; the version of every record that it wrote. */
  readonly number: number;
  readonly kind: 'edit' | 'undo' | 'redo';
  /** When, as ISO 8601 in UTC. */
  readonly time: string;
  readonly who: string;
  readonly why: string;
  /** What was done, with the ids that new records got; of an undo or redo those of the edit that is meant. */
  readonly operations: readonly Operation[];
  /** The number of the edit that was undone or redone; undefined for an edit. */
  readonly meant: number | undefined;
  /** Of an edit whether it holds, was undone, or was undone and can be redone no more since others followed. */
  readonly state: 'done' | 'undone' | 'dropped';
}
