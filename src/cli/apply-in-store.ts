import type { CheckFinding } from '../lexicon/checks/lexicon-check.js';
import { applyRepairs } from '../lexicon/edits/apply-repairs.js';
import type { LexiconFormat } from '../lexicon/formats/lexicon-formats.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { CommandError } from './command-error.js';
import { withEditor } from './open-store.js';
import { printEdit } from './print-edit.js';

/**
 * Mends findings in the store in which they are, and tells each edit.
 *
 * @throws CommandError where the lexicon is in no store.
 */
export function applyInStore(
  path: string,
  findings: readonly CheckFinding[],
  { format, lexicons }: { readonly format: LexiconFormat; readonly lexicons: readonly LexiconRecord[] },
): void {
  if (format !== 'store') {
    const advice = `Put it into one with "qualia lexicon open ${path} --store lexicon.sqlite", then check that.`;
    throw new CommandError('NO_STORE', `${path} is no store, and only stores are edited.`, advice);
  }
  for (const { id } of lexicons) {
    const own = findings.filter(({ place, subject }) => place === `${id}, ${subject}`);
    const { applied, left } = withEditor(path, id, (editor) => applyRepairs(editor, own));
    for (const result of applied) printEdit(result, { json: false });
    const unmended = left.length === 0 ? '' : `; ${left.length} would not have mended anything any more`;
    process.stderr.write(`${id}: ${applied.length} edits${unmended}.\n`);
  }
}
