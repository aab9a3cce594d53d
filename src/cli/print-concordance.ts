import type { CorpusLine } from '../lexicon/evidence/evidence-run.js';
import { coloursOf } from './colours.js';
import { formatConcordance } from './format-concordance.js';

/** Prints lines of a corpus on standard output, as wide as the terminal is. */
export function printConcordance(lines: readonly CorpusLine[]): void {
  const { stdout } = process;
  // Files and pipes have no width.
  const rows = formatConcordance(lines, { width: stdout.columns ?? 120, colours: coloursOf(stdout) });
  stdout.write(rows.map((row) => `${row}\n`).join(''));
}
