import { aspects } from '../../lexicon/aspect.js';
import type { EditingVerb } from '../../lexicon/checks/repair-command.js';
import { relationTypeRecords } from '../../lexicon/records/relation-types.js';
import { qualiaRoles } from '../../lexicon/records/sense-record.js';
import type { FormField } from './form-field.js';

/** What a form does: a verb of editing, or to add a sense with all that it needs. */
export type FormVerb = EditingVerb | 'new-sense';

/** A form that edits. */
export interface VerbForm {
  readonly title: string;
  readonly fields: readonly FormField[];
}

type Choices = readonly (readonly [value: string, label: string])[];

const parts: Choices = [
  ['n', 'noun'],
  ['v', 'verb'],
  ['a', 'adjective'],
  ['s', 'adjective satellite'],
  ['r', 'adverb'],
  ['t', 'phrase'],
  ['c', 'conjunction'],
  ['p', 'adposition'],
  ['x', 'other'],
  ['u', 'unknown'],
];
const same = (names: Iterable<string>): Choices => Array.from(names, (name) => [name, name.replaceAll('_', ' ')]);
const partOfSpeech: FormField = { name: 'partOfSpeech', label: 'Part of speech', kind: 'choice', choices: parts };
const synset: FormField = { name: 'synset', label: 'Synset', kind: 'pick', pick: 'synset', fixed: true };
const sense: FormField = { name: 'sense', label: 'Sense', kind: 'pick', pick: 'sense', fixed: true };
const entry: FormField = { name: 'entry', label: 'Word', kind: 'pick', pick: 'entry', fixed: true };
const owner: FormField = { name: 'of', label: 'Of', kind: 'pick', pick: 'sense-or-synset', fixed: true };
const source: FormField = { name: 'source', label: 'From', kind: 'pick', pick: 'sense-or-synset', fixed: true };
const target: FormField = { name: 'target', label: 'To', kind: 'pick', pick: 'sense-or-synset' };
const number: FormField = { name: 'number', label: 'Number', kind: 'number', fixed: true };
const id: FormField = { name: 'id', label: 'Id', kind: 'line', optional: true, hint: 'Empty: one that is free.' };
const lemma: FormField = { name: 'lemma', label: 'Lemma', kind: 'line' };
const gloss: FormField = { name: 'gloss', label: 'Gloss', kind: 'text' };
const relation: FormField = {
  name: 'type',
  label: 'Relation',
  kind: 'choice',
  choices: same(relationTypeRecords.keys()),
};
const betweenSynsets = [...relationTypeRecords.values()].filter((record) => record.betweenSynsets);

/** Every form that edits, by its verb. */
export const verbForms: Readonly<Record<FormVerb, VerbForm>> = {
  'new-sense': {
    title: 'New sense',
    fields: [
      { ...entry, optional: true, hint: 'Empty: a new word.' },
      { ...lemma, label: 'New word', optional: true, hint: 'Only where no word is named above.' },
      partOfSpeech,
      {
        ...synset,
        label: 'Synset that is there',
        fixed: false,
        optional: true,
        hint: 'Empty: a new synset with the gloss below.',
      },
      { ...gloss, label: 'Gloss of a new synset', optional: true },
      {
        ...relation,
        label: 'Relation of a new synset',
        choices: same(betweenSynsets.map(({ name }) => name)),
        optional: true,
      },
      { ...target, label: 'Related to', pick: 'synset', optional: true },
      { name: 'example', label: 'Example', kind: 'text', optional: true },
    ],
  },
  'add-entry': {
    title: 'New word',
    fields: [
      lemma,
      partOfSpeech,
      { name: 'forms', label: 'Further forms', kind: 'lines', optional: true, hint: 'One a line.' },
      id,
    ],
  },
  'add-sense': {
    title: 'Put a word into a synset',
    fields: [entry, { ...synset, fixed: false }, { name: 'key', label: 'Sense key', kind: 'line', optional: true }, id],
  },
  'add-synset': {
    title: 'New synset',
    fields: [
      partOfSpeech,
      gloss,
      { name: 'lexicographerFile', label: 'Lexicographer file', kind: 'line', optional: true },
      id,
    ],
  },
  'set-gloss': {
    title: 'Change the gloss',
    fields: [synset, { ...number, optional: true }, { name: 'text', label: 'Gloss', kind: 'text' }],
  },
  'remove-gloss': { title: 'Remove a gloss', fields: [synset, number] },
  'set-ili-gloss': {
    title: 'Change the definition for the interlingual index',
    fields: [synset, { name: 'text', label: 'Definition', kind: 'text', optional: true, hint: 'Empty: none.' }],
  },
  'add-example': { title: 'Add an example', fields: [owner, { name: 'text', label: 'Example', kind: 'text' }] },
  'set-example': {
    title: 'Change an example',
    fields: [owner, number, { name: 'text', label: 'Example', kind: 'text' }],
  },
  'remove-example': { title: 'Remove an example', fields: [owner, number] },
  relate: {
    title: 'Add a relation',
    fields: [
      source,
      relation,
      target,
      { name: 'name', label: 'Name', kind: 'line', optional: true, hint: 'Only for the relation "other".' },
    ],
  },
  unrelate: {
    title: 'Remove a relation',
    fields: [source, { ...relation, kind: 'line', fixed: true }, { ...target, fixed: true }],
  },
  merge: {
    title: 'Merge into another synset',
    fields: [synset, { name: 'into', label: 'Synset that stays', kind: 'pick', pick: 'synset' }],
  },
  split: {
    title: 'Split the synset',
    fields: [
      synset,
      { name: 'senses', label: 'Senses that leave', kind: 'checks' },
      { ...gloss, label: 'Gloss of the new synset', optional: true, hint: 'Empty: the same.' },
    ],
  },
  'move-sense': { title: 'Move to another synset', fields: [sense, { ...synset, label: 'To', fixed: false }] },
  remove: {
    title: 'Remove',
    fields: [
      { ...id, kind: 'pick', pick: 'any', label: 'What', fixed: true, optional: false },
      { name: 'reason', label: 'Reason', kind: 'line' },
      { name: 'supersededBy', label: 'Use instead', kind: 'pick', pick: 'any', optional: true },
      { name: 'withSenses', label: 'With the senses in it', kind: 'check' },
    ],
  },
  'order-senses': {
    title: 'Order of the senses',
    fields: [
      entry,
      { name: 'senses', label: 'Senses', kind: 'lines', hint: 'One a line; move the lines. Only the ids count.' },
    ],
  },
  'set-key': {
    title: 'Change the sense key',
    fields: [sense, { name: 'key', label: 'Sense key', kind: 'line', optional: true, hint: 'Empty: none.' }],
  },
  'set-dot-type': {
    title: 'Set the dot type',
    fields: [
      sense,
      { name: 'dotType', label: 'Aspects', kind: 'checks', choices: same(aspects), hint: 'None: no dot type.' },
    ],
  },
  'set-aspect-gloss': {
    title: 'Set the gloss of an aspect',
    fields: [
      sense,
      { name: 'aspect', label: 'Aspect', kind: 'choice', choices: same(aspects) },
      { name: 'text', label: 'Gloss', kind: 'text', optional: true, hint: 'Empty: none.' },
    ],
  },
  'set-qualia': {
    title: 'Set a role of the qualia',
    fields: [
      sense,
      { name: 'role', label: 'Role', kind: 'choice', choices: same(qualiaRoles) },
      {
        name: 'values',
        label: 'Values',
        kind: 'lines',
        optional: true,
        hint: 'One a line: a text, or the id of a sense or synset. None: no value.',
      },
    ],
  },
};

/** Whether a text names a form. */
export function isFormVerb(text: string): text is FormVerb {
  return Object.hasOwn(verbForms, text);
}
