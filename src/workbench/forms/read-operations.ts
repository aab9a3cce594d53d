import { OptionError } from '../../errors.js';
import { type Operation, parseOperation } from '../../lexicon/edits/operation.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { joinAspects } from './fill-form.js';
import { type FormValues, firstValue } from './form-field.js';
import { type FormVerb, verbForms } from './verb-forms.js';

/**
 * Makes the operations of a form that was sent.
 *
 * @throws OptionError, with the field, where something is missing or wrong.
 */
export function readOperations(desk: LexiconDesk, verb: FormVerb, values: FormValues): readonly Operation[] {
  if (verb === 'new-sense') return planSense(desk, values);
  const operation: Record<string, unknown> = { verb };
  for (const { name, kind } of verbForms[verb].fields) {
    const sent = values.get(name) ?? [];
    const value = cleanText(sent[0] ?? '', kind);
    if (name === 'dotType') operation[name] = joinAspects(sent);
    else if (kind === 'checks') operation[name] = sent;
    else if (verb === 'order-senses' && name === 'senses') operation[name] = splitLines(sent).map(firstWord);
    else if (kind === 'lines') operation[name] = splitLines(sent);
    else if (kind === 'check') {
      if (value === 'true') operation[name] = true;
    } else if (value !== '' || isEmptyMeant(verb, name)) operation[name] = value;
  }
  if (verb === 'add-entry' && (operation['forms'] as readonly string[]).length === 0) delete operation['forms'];
  if (verb === 'set-gloss' && operation['number'] === undefined) delete operation['number'];
  return [parseOperation(operation)];
}

/** Browsers end lines as letters once did, and an id that was pasted has spaces around it. */
function cleanText(text: string, kind: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return kind === 'text' ? lines : lines.trim();
}

function splitLines(sent: readonly string[]): string[] {
  return sent
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The id that a line begins with, before what helps to read it. */
function firstWord(line: string): string {
  return line.replace(/\s.*$/s, '');
}

/** Where an empty text says that there is to be none. */
function isEmptyMeant(verb: FormVerb, name: string): boolean {
  return (
    (verb === 'set-key' && name === 'key') ||
    ((verb === 'set-aspect-gloss' || verb === 'set-ili-gloss') && name === 'text')
  );
}

/** The operations that add a sense: of a word that is new or there, in a synset that is new or there. */
function planSense(desk: LexiconDesk, values: FormValues): readonly Operation[] {
  const value = (name: string): string => cleanText(firstValue(values, name), 'line');
  let planned: readonly Operation[] = [];
  /** Adds an operation and says which id what it adds gets. */
  const plan = (data: Readonly<Record<string, unknown>>): string => {
    const tried = desk.editor.edit([...planned, parseOperation(data)], { dryRun: true });
    planned = tried.change.operations;
    const last = planned.at(-1);
    return last !== undefined && 'id' in last ? (last.id ?? '') : '';
  };
  let entry = value('entry');
  const part = desk.lexicon.findEntry(entry)?.record.partOfSpeech ?? value('partOfSpeech');
  if (entry === '') {
    if (value('lemma') === '') throw new OptionError('lemma', '', 'a word, where none that is there is named');
    entry = plan({ verb: 'add-entry', lemma: value('lemma'), partOfSpeech: part });
  }
  let synset = value('synset');
  const target = value('target');
  const isNew = synset === '';
  if (isNew) {
    if (value('gloss') === '') throw new OptionError('gloss', '', 'a text, where no synset that is there is named');
    const above = desk.lexicon.findSynset(target)?.record.lexicographerFile;
    const lexicographerFile = above === undefined || above.endsWith('.Tops') ? {} : { lexicographerFile: above };
    synset = plan({ verb: 'add-synset', partOfSpeech: part, gloss: value('gloss'), ...lexicographerFile });
  }
  const sense = plan({ verb: 'add-sense', entry, synset });
  if (isNew && target !== '') plan({ verb: 'relate', source: synset, type: value('type'), target });
  if (value('example') !== '') plan({ verb: 'add-example', of: sense, text: value('example') });
  return planned;
}
