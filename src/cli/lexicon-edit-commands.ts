import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import { type EditingVerb, editingVerbs } from '../lexicon/checks/repair-command.js';
import { isEditingVerb, operationFromValues } from '../lexicon/edits/operation.js';
import { addEditOptions, type EditFlags, storeArgument, withEditor } from './open-store.js';
import { printEdit } from './print-edit.js';
import { wholeNumber } from './whole-number.js';

const descriptions: Readonly<Record<EditingVerb, string>> = {
  'add-entry': 'Add a word as one part of speech.',
  'add-sense': 'Put a word into a synset.',
  'add-synset': 'Add a synset with a gloss.',
  'set-gloss': 'Change the gloss of a synset.',
  'remove-gloss': 'Remove a gloss of a synset.',
  'set-ili-gloss': 'Change the gloss of a synset for the interlingual index; an empty text removes it.',
  'add-example': 'Add an example to a sense or synset.',
  'set-example': 'Change an example of a sense or synset.',
  'remove-example': 'Remove an example of a sense or synset.',
  relate: 'Relate two senses, two synsets, or a sense to a synset; the inverse is added too.',
  unrelate: 'Remove a relation, and its inverse.',
  merge: 'Merge a synset into another one, which stays.',
  split: 'Part a synset: the senses that are named leave for a new one.',
  'move-sense': 'Put a sense into another synset.',
  'order-senses': 'Put senses of an entry first, in the order given; the others follow.',
  remove: 'Remove an entry, sense or synset, with all that leads to it.',
  'set-key': 'Change the sense key of a sense; an empty text removes it.',
  'set-dot-type': 'Change the dot type of a sense, such as location.human; an empty text removes it.',
  'set-aspect-gloss': 'Change the gloss of one aspect of a sense; an empty text removes it.',
  'set-qualia': 'Change the values of a role of a sense, ids or texts; an empty text removes them.',
};

/** The options of a verb beside its arguments, by the field of the operation that each is. */
const furtherOptions: Readonly<Partial<Record<EditingVerb, readonly Option[]>>> = {
  'add-entry': [idOption(), new Option('--forms <forms...>', 'further forms of the word')],
  'add-sense': [idOption(), new Option('--key <key>', 'the sense key')],
  'add-synset': [
    idOption(),
    new Option('--lexicographer-file <name>', 'the lexicographer file, such as noun.animal'),
    new Option('--ili <id>', 'the id in the interlingual index, or "in" for one that is proposed'),
  ],
  'set-gloss': [
    new Option('--number <n>', 'which gloss, from 1 (default: the first)').argParser(wholeNumber('--number', 1, 1e9)),
  ],
  relate: [new Option('--name <name>', 'what the relation is called, where its type is "other"')],
  split: [idOption(), new Option('--gloss <text>', 'the gloss of the new synset (default: that of the other one)')],
  remove: [
    new Option('--superseded-by <id>', 'what is to be used instead'),
    new Option('--with-senses', 'also a synset that has senses, with them'),
  ],
};

/** What is typed for a value of a verb. */
const valueDescriptions: Readonly<Record<(typeof editingVerbs)[EditingVerb][number], string>> = {
  lemma: 'the word as it is written',
  'part of speech': 'one of n, v, a, r, s, t, c, p, x, u',
  entry: 'the id of an entry',
  synset: 'the id of a synset',
  gloss: 'what the synset means, in words',
  text: 'a text; in quotes where it has spaces',
  number: 'which of them, from 1',
  'sense or synset': 'the id of a sense or synset',
  type: 'the type of the relation, such as hypernym',
  target: 'the id of the sense or synset that it leads to',
  'synset that stays': 'the id of a synset',
  'senses that leave': 'the ids of senses',
  sense: 'the id of a sense',
  'senses that come first': 'the ids of senses, in their new order',
  'entry, sense or synset': 'the id of an entry, sense or synset',
  reason: 'why it goes',
  key: 'a sense key, such as bank%1:17:01::',
  'dot type': 'aspects with points between them, such as physical.location',
  aspect: 'one aspect of the dot type',
  role: 'one of formal, constitutive, telic, agentive',
  'target or text': 'ids of senses or synsets, or texts',
};

/** The last argument of these may be several. */
const listVerbs: ReadonlySet<EditingVerb> = new Set<EditingVerb>(['split', 'order-senses', 'set-qualia']);

function idOption(): Option {
  return new Option('--id <id>', 'the id of the new record (default: one that is free)');
}

/** The options of every verb, as typed; further ones are fields of the operation. */
interface VerbFlags extends EditFlags {
  readonly ifVersion?: number;
}

/** Adds a command for each verb by which a lexicon is edited. */
export function addLexiconEditCommands(lexicon: Command): void {
  for (const verb of Object.keys(editingVerbs)) if (isEditingVerb(verb)) addVerb(lexicon, verb);
}

function addVerb(lexicon: Command, verb: EditingVerb): void {
  const command = lexicon.command(verb).description(descriptions[verb]).argument('<store>', storeArgument);
  const names = editingVerbs[verb];
  names.forEach((name, at) => {
    const isList = at === names.length - 1 && listVerbs.has(verb);
    command.argument(`<${name.replaceAll(/,? /g, '-')}${isList ? '...' : ''}>`, valueDescriptions[name]);
  });
  for (const option of furtherOptions[verb] ?? []) command.addOption(option);
  if (verb !== 'add-entry' && verb !== 'add-synset') {
    const text = 'refuse the edit where what the first argument names has another version, which "show" tells';
    command.addOption(new Option('--if-version <n>', text).argParser(wholeNumber('--if-version', 0, 1e9)));
  }
  addEditOptions(command).action((path: string, ...rest: unknown[]) => {
    // After the arguments come the options and the command.
    const flags = rest.at(-2) as VerbFlags;
    runVerb(verb, path, { values: rest.slice(0, -2).flat() as string[], flags });
  });
}

function runVerb(
  verb: EditingVerb,
  path: string,
  { values, flags }: { readonly values: readonly string[]; readonly flags: VerbFlags },
): void {
  const { lexicon, who, why, dryRun, json, ifVersion, ...further } = flags;
  const operation = operationFromValues(verb, values, { ...further });
  const [first] = values;
  if (ifVersion !== undefined && first === undefined) throw new OptionError('--if-version', ifVersion, 'with a record');
  const versions = new Map(ifVersion === undefined || first === undefined ? [] : [[first, ifVersion]]);
  const result = withEditor(path, lexicon, (editor) => editor.edit([operation], { who, why, dryRun, versions }));
  printEdit(result, { json });
}
