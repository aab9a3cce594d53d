import type { Finding } from './finding.js';
import type { Lexicon } from './lexicon.js';

/** A lexicon with what was met on the way to it. */
export interface LexiconReading {
  readonly lexicon: Lexicon;
  /** The language of its lemmas as the file names it, such as `en`, `cmn` or `qcn`; undefined where it does not. */
  readonly language: string | undefined;
  /** What was wrong with the data and did not stop the reading; what recurs is told once, after the rest. */
  readonly findings: readonly Finding[];
}
