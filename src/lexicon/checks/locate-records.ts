import type { LexiconFormat } from '../formats/lexicon-formats.js';
import { readLexiconFile, readLexiconText } from '../read-lexicon-file.js';
import type { CheckFinding } from './lexicon-check.js';

/** How the id of a record stands on a line, in formats of one file. */
const idForms: ReadonlyMap<LexiconFormat, RegExp> = new Map([
  ['lmf', /\sid="([^"]+)"/g],
  ['json', /"id":"((?:[^"\\]|\\.)+)"/g],
]);

/**
 * Finds the lines of a file on which the records stand that findings mean; those of formats whose ids are not in the file are
 * left out.
 *
 * @throws as {@link readLexiconFile} does.
 */
export async function locateRecords(
  path: string,
  findings: readonly CheckFinding[],
  format: LexiconFormat,
): Promise<Map<string, number>> {
  const lines = new Map<string, number>();
  for (const { place, subject } of findings) {
    const line = /, line (\d+)$/.exec(place)?.[1];
    if (line !== undefined) lines.set(subject, Number(line));
  }
  const form = idForms.get(format);
  if (form === undefined) return lines;
  const wanted = new Set(findings.map(({ subject }) => subject));
  const text = await readLexiconText(await readLexiconFile(path));
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    for (const [, id = ''] of line.matchAll(form)) if (wanted.has(id) && !lines.has(id)) lines.set(id, number);
  }
  return lines;
}
