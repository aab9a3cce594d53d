import type { UnitSink } from './unit-sink.js';

/** Finds the units in the text of one file, which comes in stretches that may end anywhere; lines end in `\n`. */
export interface TextParser {
  /** Takes the next stretch. */
  push(text: string): void;
  /**
   * Takes note that nothing more comes.
   *
   * @param isWhole false where the file is damaged behind what has come, so that a record begun is not a record.
   */
  end(isWhole: boolean): void | Promise<void>;
}

/** Makes the parser of one file. */
export type CreateParser = (sink: UnitSink) => TextParser;
