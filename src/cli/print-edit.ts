import type { Change } from '../lexicon/edits/change.js';
import type { ChangedRecord, EditResult } from '../lexicon/edits/lexicon-editor.js';
import type { Operation } from '../lexicon/edits/operation.js';
import { printJson } from './print-records.js';

/** Prints what an edit, undo or redo did, or would do. */
export function printEdit(result: EditResult, { json }: { readonly json: boolean }): void {
  const { change, dryRun, changed, introduced, mended } = result;
  if (json) {
    printJson(editToJson(result));
    return;
  }
  const head = dryRun ? 'Would be change' : 'Change';
  process.stdout.write(`${head} ${change.number}: ${describeChange(change)}\n`);
  for (const record of changed) process.stdout.write(`  ${describeChanged(record)}\n`);
  for (const { code, message } of introduced) process.stdout.write(`  new ${code} ${message}\n`);
  for (const { code, message } of mended) process.stdout.write(`  mended ${code} ${message}\n`);
}

/** What JSON shows of an edit, undo or redo. */
export function editToJson({ change, dryRun, changed, introduced, mended }: EditResult): unknown {
  const findings = { introduced: introduced.map(toJson), mended: mended.map(toJson) };
  return { dryRun, change, changed: changed.map(parseChanged), ...findings };
}

/** An operation on one line. */
export function describeOperation({ verb, ...fields }: Operation): string {
  // Where something comes from stands at the records.
  const told = Object.entries(fields).filter(([name, value]) => name !== 'provenance' && value !== undefined);
  const values = told.map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return [verb, ...values].join(' ');
}

/** What a change did, on one line. */
export function describeChange({ kind, operations, meant }: Change): string {
  const done = operations.map(describeOperation);
  return kind === 'edit' ? done.join('; ') : `${kind} of ${meant}: ${done.join('; ')}`;
}

function describeChanged({ kind, id, before, after }: ChangedRecord): string {
  return `${kind} ${id} ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`;
}

function parseChanged({ kind, id, before, after }: ChangedRecord) {
  const parse = (json: string | undefined): unknown => (json === undefined ? null : JSON.parse(json));
  return { kind, id, before: parse(before), after: parse(after) };
}

function toJson({ code, severity, subject, message }: EditResult['introduced'][number]) {
  return { code, severity, subject, message };
}
