import type { CheckFinding } from '../checks/lexicon-check.js';
import { EditError, UnknownRecordError } from './edit-errors.js';
import type { EditOptions, EditResult, LexiconEditor } from './lexicon-editor.js';
import { operationFromValues } from './operation.js';

/** What {@link applyRepairs} did. */
export interface RepairResult {
  /** An edit for each finding that was mended. */
  readonly applied: readonly EditResult[];
  /** Findings with a repair that would not mend them any more, since another one did or is in its way. */
  readonly left: readonly CheckFinding[];
}

/**
 * Makes the repairs that findings advise, each as an edit of its own, whose reason is the finding; one that would not mend its
 * finding, or would bring an error, is left out.
 *
 * @example applyRepairs(editor, checkLexicon(lexicon.readRecords())).applied.length // 0
 */
export function applyRepairs(
  editor: LexiconEditor,
  findings: readonly CheckFinding[],
  options: Pick<EditOptions, 'who' | 'dryRun'> = {},
): RepairResult {
  const applied: EditResult[] = [];
  const left: CheckFinding[] = [];
  for (const finding of sortRepairs(findings)) {
    const result = tryRepair(editor, finding, options);
    if (result === undefined) left.push(finding);
    else applied.push(result);
  }
  return { applied, left };
}

/** What has a number goes from the last to the first, so that the numbers of the others stay right. */
function sortRepairs(findings: readonly CheckFinding[]): CheckFinding[] {
  const numberOf = ({ repair }: CheckFinding): number => {
    return repair?.verb === 'remove-gloss' || repair?.verb === 'remove-example' ? Number(repair.values[1]) : 0;
  };
  const repairable = findings.filter(({ repair }) => repair !== undefined);
  return repairable.sort((a, b) => (a.subject === b.subject ? numberOf(b) - numberOf(a) : 0));
}

function tryRepair(
  editor: LexiconEditor,
  { code, subject, message, repair }: CheckFinding,
  { who, dryRun = false }: Pick<EditOptions, 'who' | 'dryRun'>,
): EditResult | undefined {
  if (repair === undefined) return undefined;
  const operations = [operationFromValues(repair.verb, repair.values)];
  const why = `${code} ${message}`;
  try {
    const tried = editor.edit(operations, { who, why, dryRun: true });
    const mends = tried.mended.some((finding) => finding.code === code && finding.subject === subject);
    if (!mends || tried.introduced.some(({ severity }) => severity === 'error')) return undefined;
    return dryRun ? tried : editor.edit(operations, { who, why });
  } catch (error) {
    if (error instanceof EditError || error instanceof UnknownRecordError) return undefined;
    throw error;
  }
}
