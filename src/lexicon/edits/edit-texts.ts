import { createDefinition, createExample } from '../records/text-record.js';
import { provenanceOf } from './add-records.js';
import { EditError } from './edit-errors.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';

/** Changes a gloss, by default the first; a synset that has none gets it. */
export function setGloss(session: EditSession, operation: OperationOf<'set-gloss'>): OperationOf<'set-gloss'> {
  const { record } = session.synset(operation.synset);
  const { text, number = 1 } = operation;
  const known = record.definitions[number - 1];
  if (known === undefined && number !== record.definitions.length + 1) {
    fail(`definitions of ${record.id}`, record.definitions, number);
  }
  const definitions = [...record.definitions];
  definitions[number - 1] = known === undefined ? createDefinition(text) : { ...known, text };
  session.putSynset({ ...record, definitions });
  return operation;
}

/** Removes a gloss. */
export function removeGloss(session: EditSession, operation: OperationOf<'remove-gloss'>): OperationOf<'remove-gloss'> {
  const { record } = session.synset(operation.synset);
  const definitions = without(record.definitions, operation.number, `definitions of ${record.id}`);
  session.putSynset({ ...record, definitions });
  return operation;
}

/** Changes the definition for the interlingual index; an empty text removes it. */
export function setIliGloss(
  session: EditSession,
  operation: OperationOf<'set-ili-gloss'>,
): OperationOf<'set-ili-gloss'> {
  const { record } = session.synset(operation.synset);
  const { text } = operation;
  const iliDefinition = text === '' ? undefined : { ...(record.iliDefinition ?? createDefinition('')), text };
  if (iliDefinition === undefined) session.putSynset({ ...record, iliDefinition });
  else {
    const { language, provenance } = iliDefinition;
    session.putSynset({ ...record, iliDefinition: { text, language, provenance } });
  }
  return operation;
}

/** Adds an example, after those that are there. */
export function addExample(session: EditSession, operation: OperationOf<'add-example'>): OperationOf<'add-example'> {
  const holder = session.holder(operation.of);
  if (holder.examples.some(({ text }) => text === operation.text)) {
    throw new EditError(`${operation.of} has this example already.`);
  }
  const example = createExample(operation.text, { provenance: provenanceOf(operation) });
  holder.put({ examples: [...holder.examples, example] });
  return operation;
}

/** Changes the text of an example; where the word stood in it is told no more. */
export function setExample(session: EditSession, operation: OperationOf<'set-example'>): OperationOf<'set-example'> {
  const { of, number, text } = operation;
  const holder = session.holder(of);
  const known = holder.examples[number - 1] ?? fail(`examples of ${of}`, holder.examples, number);
  holder.put({ examples: holder.examples.with(number - 1, { ...known, text, target: undefined }) });
  return operation;
}

/** Removes an example. */
export function removeExample(
  session: EditSession,
  operation: OperationOf<'remove-example'>,
): OperationOf<'remove-example'> {
  const holder = session.holder(operation.of);
  holder.put({ examples: without(holder.examples, operation.number, `examples of ${holder.id}`) });
  return operation;
}

function without<Item>(items: readonly Item[], number: number, what: string): Item[] {
  if (number > items.length) fail(what, items, number);
  return items.filter((_, at) => at !== number - 1);
}

function fail(what: string, items: readonly unknown[], number: number): never {
  throw new EditError(`There are ${items.length} ${what}, so none with the number ${number}.`);
}
