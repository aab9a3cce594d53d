import type { ExampleRecord } from '../records/text-record.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

/** Checks of synsets and their texts: 3xx. */
export const synsetChecks: readonly LexiconCheck[] = [
  { code: 'W301', title: 'A synset has no senses.', find: findEmptySynsets },
  { code: 'W302', title: 'Two synsets have one ILI.', find: findRepeatedIlis },
  { code: 'W303', title: 'A proposed ILI has no definition.', find: findUndefinedIlis },
  {
    code: 'W304',
    title: 'A synset with an ILI, or with none, has an ILI definition.',
    find: findSpuriousIliDefinitions,
  },
  { code: 'W305', title: 'A definition is blank.', find: findBlankDefinitions },
  { code: 'W306', title: 'An example is blank.', find: findBlankExamples },
  { code: 'W307', title: 'Two synsets have one definition.', find: findRepeatedDefinitions },
];

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function* findEmptySynsets({ lexicon, index }: CheckContext): Generator<Trouble> {
  for (const { id, external } of lexicon.synsets) {
    if (!external && !index.members.has(id)) yield { subject: id, message: `The synset ${id} has no senses.` };
  }
}

function* findRepeatedIlis({ lexicon, name }: CheckContext): Generator<Trouble> {
  const first = new Map<string, string>();
  for (const { id, ili } of lexicon.synsets) {
    if (ili === '' || ili === 'in') continue;
    const known = first.get(ili);
    if (known === undefined) first.set(ili, id);
    else yield { subject: id, message: `${name(id)} has the ILI ${ili}, which ${name(known)} has already.` };
  }
}

function* findUndefinedIlis({ lexicon, name }: CheckContext): Generator<Trouble> {
  for (const { id, ili, iliDefinition } of lexicon.synsets) {
    if (ili !== 'in' || !isBlank(iliDefinition?.text ?? '')) continue;
    yield { subject: id, message: `${name(id)} is proposed for the ILI without a definition for it.` };
  }
}

function* findSpuriousIliDefinitions({ lexicon, name }: CheckContext): Generator<Trouble> {
  for (const { id, ili, iliDefinition } of lexicon.synsets) {
    if (ili === 'in' || iliDefinition === undefined) continue;
    const repair = { verb: 'set-ili-gloss', values: [id, ''] } as const;
    const has = ili === '' ? 'no ILI' : `the ILI ${ili}`;
    yield { subject: id, message: `${name(id)} has ${has} and still a definition for one.`, repair };
  }
}

function* findBlankDefinitions({ lexicon, name }: CheckContext): Generator<Trouble> {
  for (const { id, definitions } of lexicon.synsets) {
    for (const [at, { text }] of definitions.entries()) {
      if (!isBlank(text)) continue;
      const repair = { verb: 'remove-gloss', values: [id, String(at + 1)] } as const;
      yield { subject: id, message: `Definition ${at + 1} of ${name(id)} is blank.`, repair };
    }
  }
}

function* findBlankExamples({ lexicon }: CheckContext): Generator<Trouble> {
  for (const { senses } of lexicon.entries) {
    for (const { id, examples } of senses) yield* listBlank(id, examples);
  }
  for (const { id, examples } of lexicon.synsets) yield* listBlank(id, examples);
}

function* listBlank(id: string, examples: readonly ExampleRecord[]): Generator<Trouble> {
  for (const [at, { text }] of examples.entries()) {
    if (!isBlank(text)) continue;
    const repair = { verb: 'remove-example', values: [id, String(at + 1)] } as const;
    yield { subject: id, message: `Example ${at + 1} of ${id} is blank.`, repair };
  }
}

function* findRepeatedDefinitions({ lexicon, name }: CheckContext): Generator<Trouble> {
  const first = new Map<string, string>();
  for (const { id, definitions } of lexicon.synsets) {
    for (const { text } of definitions) {
      if (isBlank(text)) continue;
      const known = first.get(text);
      if (known === undefined) first.set(text, id);
      else yield { subject: id, message: `${name(id)} is defined as ${name(known)} is: "${text}".` };
    }
  }
}
