import { OptionError } from '../errors.js';
import type { Finding } from '../lexicon/finding.js';
import { type LexiconRecordReading, readLexiconRecords } from '../lexicon/formats/read-lexicon-records.js';
import type { CommandContext } from './command-context.js';

/** What a command that takes a lexicon says of it. */
export const lexiconArgument =
  'a folder of WNDB or YAML files, a file (WN-LMF, OMW tab, JSON lines, Chinese Wordnet JSON; packed or not), "wordnet" or "wordnet-3.0"';

/**
 * Reads the lexicons of a file or folder, or the one of them that is named by its id; what the reading met is told.
 *
 * @throws OptionError where none has that id.
 */
export async function openLexiconRecords(
  path: string,
  id: string | undefined,
  context: CommandContext,
): Promise<LexiconRecordReading> {
  const reading = await readLexiconRecords(path);
  tellFindings(reading.findings, context);
  if (id === undefined) return reading;
  const lexicons = reading.lexicons.filter((lexicon) => lexicon.id === id);
  if (lexicons.length > 0) return { ...reading, lexicons };
  throw new OptionError('--lexicon', id, reading.lexicons.map((lexicon) => lexicon.id).join(', '));
}

/** Tells findings on standard error, so that the command ends with code 1. */
export function tellFindings(findings: readonly Finding[], context: CommandContext): void {
  for (const { code, place, message } of findings) process.stderr.write(`${code} ${place}: ${message}\n`);
  if (findings.length > 0) context.reportFindings();
}
