import { isAspect } from '../../lexicon/aspect.js';
import { parseDotType } from '../../lexicon/dot-objects/dot-type.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { type FormField, type FormValues, firstValue } from './form-field.js';
import { type FormVerb, verbForms } from './verb-forms.js';

/** A form with what stands in its fields before anybody has typed. */
export interface FilledForm {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
}

/** Fills the fields of a form with what the records have, as far as the address that opens it does not. */
export function fillForm(desk: LexiconDesk, verb: FormVerb, given: FormValues): FilledForm {
  const { lexicon } = desk;
  const values = new Map(given);
  const set = (name: string, value: string | readonly string[] | undefined): void => {
    if (value !== undefined && !given.has(name)) values.set(name, typeof value === 'string' ? [value] : value);
  };
  const sense = lexicon.findSense(firstValue(given, 'sense'))?.sense;
  const synset = lexicon.findSynset(firstValue(given, 'synset'))?.record;
  const at = Number(firstValue(given, 'number') || 1) - 1;
  let { fields } = verbForms[verb];
  switch (verb) {
    case 'set-gloss':
      set('text', synset?.definitions[at]?.text);
      // Most synsets have one gloss, which needs no number.
      if (at === 0) fields = fields.filter(({ name }) => name !== 'number');
      break;
    case 'set-ili-gloss':
      set('text', synset?.iliDefinition?.text);
      break;
    case 'set-example': {
      const of = firstValue(given, 'of');
      set('text', (lexicon.findSense(of)?.sense ?? lexicon.findSynset(of)?.record)?.examples[at]?.text);
      break;
    }
    case 'set-key':
      set('key', sense?.key);
      break;
    case 'set-dot-type':
      set('dotType', sense?.dotType);
      break;
    case 'set-aspect-gloss': {
      set('aspect', sense?.dotType[0]);
      const aspect = firstValue(values, 'aspect');
      if (isAspect(aspect)) set('text', sense?.aspectGlosses.get(aspect));
      break;
    }
    case 'set-qualia': {
      set('role', 'formal');
      const own = sense?.qualia.filter(({ role }) => role === firstValue(values, 'role')) ?? [];
      set(
        'values',
        own.map(({ target, text }) => target ?? text ?? ''),
      );
      break;
    }
    case 'new-sense': {
      const entry = lexicon.findEntry(firstValue(given, 'entry'))?.record;
      set('partOfSpeech', entry?.partOfSpeech ?? 'n');
      set('type', 'hypernym');
      // Of a word that is known neither its lemma nor its part of speech is asked.
      if (entry !== undefined) fields = fields.filter(({ name }) => name !== 'lemma' && name !== 'partOfSpeech');
      break;
    }
    case 'order-senses': {
      const senses = lexicon.findEntry(firstValue(given, 'entry'))?.record.senses ?? [];
      const glossOf = (id: string): string => lexicon.findSynset(id)?.record.definitions[0]?.text ?? '';
      set(
        'senses',
        senses.map((each) => `${each.id} ${glossOf(each.synset)}`),
      );
      break;
    }
    case 'split': {
      const members = lexicon.members(firstValue(given, 'synset'));
      const choices = members.map((member) => [member.sense.id, member.entry.record.lemma] as const);
      fields = fields.map((field) => (field.name === 'senses' ? { ...field, choices } : field));
      break;
    }
    case 'remove':
      if (lexicon.findSynset(firstValue(given, 'id')) === undefined) {
        fields = fields.filter(({ name }) => name !== 'withSenses');
      }
      break;
  }
  return { fields, values };
}

/** The ids of the records whose versions a form is of: what it is opened for, of a merge both synsets. */
export function listVersioned(verb: FormVerb, values: FormValues): string[] {
  const fields = verb === 'merge' ? ['synset', 'into'] : ['source', 'of', 'sense', 'id', 'entry', 'synset'];
  const named = fields.map((name) => firstValue(values, name)).filter((id) => id !== '');
  if (verb === 'merge') return named;
  if (verb === 'add-entry' || verb === 'add-synset') return [];
  return named.slice(0, 1);
}

/** A dot type of the aspects that are ticked; of none the empty text. */
export function joinAspects(ticked: readonly string[]): string {
  return ticked.length === 0 ? '' : parseDotType(ticked.join('.')).join('.');
}
