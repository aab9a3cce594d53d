import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { EditConflictError, EditError, UnknownRecordError } from '../../../src/lexicon/edits/edit-errors.js';
import { operationFromValues, parseOperation } from '../../../src/lexicon/edits/operation.js';
import { createRelation } from '../../../src/lexicon/records/relation-record.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { createAnimals, edit, newStorePath, openStore } from './edit-fixture.js';

describe('LexiconEditor', () => {
  it('keeps who did what, when and why', () => {
    const { editor } = openStore();
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'a beast that barks' }], { who: 'Ada', why: 'plainer' });
    editor.undo({ who: 'Bo' });
    expect(editor.history()).toEqual([
      expect.objectContaining({ number: 2, kind: 'undo', meant: 1, who: 'Bo', time: '2030-01-01T00:00:01.000Z' }),
      {
        number: 1,
        kind: 'edit',
        time: '2030-01-01T00:00:00.000Z',
        who: 'Ada',
        why: 'plainer',
        operations: [{ verb: 'set-gloss', synset: 'tiny-2', text: 'a beast that barks' }],
        meant: undefined,
        state: 'undone',
      },
    ]);
    expect(editor.history({ subject: 'tiny-1' })).toEqual([]);
    expect(editor.history({ subject: 'tiny-2', limit: 1 }).map(({ number }) => number)).toEqual([2]);
  });

  it('undoes and redoes what was done before the store was closed', () => {
    const path = newStorePath();
    const first = new LexiconDatabase(path, { create: true });
    edit(first.add(createAnimals())).editor.edit([{ verb: 'merge', synset: 'tiny-2', into: 'tiny-3' }]);
    const merged = first.lexicon().readRecords();
    first.close();
    const second = new LexiconDatabase(path);
    edit(second.lexicon()).editor.undo();
    expect(second.lexicon().readRecords()).toStrictEqual(createAnimals());
    second.close();
    const third = new LexiconDatabase(path);
    edit(third.lexicon()).editor.redo();
    expect(third.lexicon().readRecords()).toStrictEqual(merged);
    third.close();
  });

  it('cannot redo once another edit followed, and undoes only the edit that is meant', () => {
    const { editor } = openStore();
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'one' }]);
    expect(() => editor.undo({ change: 7 })).toThrow(OptionError);
    editor.undo({ change: 1 });
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'two' }]);
    expect(() => editor.redo()).toThrow('There is nothing to redo.');
    expect(editor.history().map(({ state }) => state)).toEqual(['done', 'done', 'dropped']);
  });

  it('says what an edit would do, and does nothing, in a dry run', () => {
    const { editor, lexicon } = openStore();
    const result = editor.edit([{ verb: 'remove', id: 'tiny-2', reason: 'no', withSenses: true }], { dryRun: true });
    expect(result.changed.map(({ kind, id, after }) => [kind, id, after === undefined])).toEqual(
      expect.arrayContaining([
        ['synset', 'tiny-2', true],
        ['synset', 'tiny-1', false],
        ['entry', 'tiny-hound-n', false],
      ]),
    );
    expect(result.introduced.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['W201 tiny-hound-n']);
    expect(lexicon.readRecords()).toStrictEqual(createAnimals());
    expect(editor.history()).toEqual([]);
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'one' }]);
    editor.undo({ dryRun: true });
    expect(lexicon.findSynset('tiny-2')?.record.definitions[0]?.text).toBe('one');
  });

  it('does all operations of a batch or none', () => {
    const { editor, lexicon } = openStore();
    const first = { verb: 'set-gloss', synset: 'tiny-2', text: 'one' } as const;
    expect(() => editor.edit([first, { verb: 'merge', synset: 'tiny-1', into: 'nowhere' }])).toThrow(
      UnknownRecordError,
    );
    expect(lexicon.readRecords()).toStrictEqual(createAnimals());
    editor.edit([first, { ...first, text: 'two' }]);
    editor.undo();
    expect(lexicon.readRecords()).toStrictEqual(createAnimals());
    expect(() => editor.edit([first, { ...first, text: 'a barking beast' }])).toThrow('Nothing would change.');
  });

  it('tells the second of two people what was changed meanwhile, and loses nothing', () => {
    const { editor, lexicon } = openStore();
    const seen = new Map([['dog-1', editor.findVersion('dog-1') ?? -1]]);
    editor.edit([{ verb: 'add-example', of: 'dog-2', text: 'a dog with mustard' }], { who: 'Ada', versions: seen });
    const second = (): unknown =>
      editor.edit([{ verb: 'add-example', of: 'dog-1', text: 'dogs bark' }], { who: 'Bo', versions: seen });
    expect(second).toThrow(EditConflictError);
    expect(second).toThrow(
      '"dog-1" has version 1, the edit is of version 0. Change 1, add-example, by Ada at 2030-01-01T00:00:00.000Z.',
    );
    expect(lexicon.findSense('dog-2')?.sense.examples.map(({ text }) => text)).toEqual(['a dog with mustard']);
    editor.undo();
    expect(second).toThrow('undo of 1');
    editor.edit([{ verb: 'remove', id: 'tiny-dog-n', reason: 'gone', supersededBy: 'tiny-hound-n' }], { who: 'Ada' });
    expect(second).toThrow('"dog-1" is gone');
  });

  it('says why what was removed is gone and what is used instead', () => {
    const { editor } = openStore();
    editor.edit([{ verb: 'remove', id: 'hound-1', reason: 'the same as dog', supersededBy: 'dog-1' }], { who: 'Ada' });
    const use = (id: string) => (): unknown => editor.edit([{ verb: 'add-example', of: id, text: 'x' }]);
    expect(use('hound-1')).toThrow(/is no sense or synset .* by Ada at .* Reason: the same as dog. Use dog-1./);
    expect(use('constructor')).toThrow('"constructor" is no sense or synset of this lexicon.');
  });
});

describe('the operations', () => {
  const gloss = { verb: 'set-gloss', synset: 'tiny-2', text: 'x' } as const;

  it('add a word, its sense and its synset with free ids, last in their order', () => {
    const { editor, lexicon } = openStore();
    const { change } = editor.edit([
      { verb: 'add-entry', lemma: 'pup', partOfSpeech: 'n', forms: ['pups'], provenance: { status: 'proposed' } },
      { verb: 'add-sense', entry: 'tiny-pup-n', synset: 'tiny-2' },
    ]);
    expect(change.operations.map((operation) => 'id' in operation && operation.id)).toEqual([
      'tiny-pup-n',
      'tiny-pup-n-1',
    ]);
    expect(lexicon.findSynset('tiny-2')?.record.members).toEqual(['dog-1', 'hound-1', 'tiny-pup-n-1']);
    expect(lexicon.readRecords().entries.at(-1)).toMatchObject({
      lemma: 'pup',
      provenance: new Map([['status', 'proposed']]),
    });
    expect(() => editor.edit([{ verb: 'add-entry', lemma: 'pup', partOfSpeech: 'n' }])).toThrow(
      'has the entry tiny-pup-n',
    );
    expect(() => editor.edit([{ verb: 'add-sense', entry: 'tiny-pup-n', synset: 'tiny-2' }])).toThrow(
      'is in tiny-2 already',
    );
    expect(() => editor.edit([{ verb: 'add-sense', entry: 'tiny-pup-n', synset: 'tiny-6' }])).toThrow(
      'is n, the synset',
    );
    expect(() => editor.edit([{ verb: 'add-synset', partOfSpeech: 'n', gloss: 'a', id: 'dog-1' }])).toThrow('is taken');
  });

  it('give a new sense the number after those of all spellings of its word, where senses have numbers', () => {
    const { editor, lexicon } = openStore();
    editor.edit([{ verb: 'add-sense', entry: 'tiny-book-n', synset: 'tiny-5', id: 'unnumbered' }]);
    expect(lexicon.findSense('unnumbered')?.sense.order).toBeUndefined();
    const numbered = createAnimals().entries.map((entry) => ({
      ...entry,
      lemma: entry.lemma === 'hound' ? 'Dog' : entry.lemma,
      senses: entry.senses.map((sense, at) => ({ ...sense, order: entry.lemma === 'hound' ? 3 : at + 1 })),
    }));
    const other = openStore({ ...createAnimals(), entries: numbered });
    other.editor.edit([{ verb: 'add-sense', entry: 'tiny-dog-n', synset: 'tiny-5', id: 'fourth' }]);
    expect(other.lexicon.findSense('fourth')?.sense.order).toBe(4);
  });

  it('relate both ways and unrelate both ways, also where one of them is missing', () => {
    const { editor, lexicon } = openStore();
    const relate = { verb: 'relate', source: 'tiny-4', type: 'hypernym', target: 'tiny-1' } as const;
    editor.edit([relate]);
    expect(lexicon.findSynset('tiny-1')?.record.relations).toEqual([
      createRelation('hyponym', 'tiny-2'),
      createRelation('hyponym', 'tiny-4'),
    ]);
    expect(() => editor.edit([relate])).toThrow('is related by hypernym to tiny-1 already');
    editor.edit([{ verb: 'unrelate', source: 'tiny-1', type: 'hyponym', target: 'tiny-4' }]);
    expect(lexicon.readRecords()).toStrictEqual(createAnimals());
    expect(() => editor.edit([{ ...relate, type: 'derivation' }])).toThrow(OptionError);
    expect(() => editor.edit([{ ...relate, target: 'dog-1' }])).toThrow('a synset relates to synsets');
    expect(() => editor.edit([{ ...relate, target: 'tiny-4' }])).toThrow('cannot be related to itself');
  });

  it('merge a synset into another, where a word of both keeps one sense', () => {
    const { editor, lexicon } = openStore();
    editor.edit([{ verb: 'merge', synset: 'tiny-2', into: 'tiny-3' }]);
    expect(lexicon.findSynset('tiny-2')).toBeUndefined();
    expect(lexicon.members('tiny-3').map(({ sense }) => sense.id)).toEqual(['dog-2', 'hound-1', 'hot-dog-1']);
    expect(lexicon.findSynset('tiny-3')?.record).toMatchObject({
      definitions: [{ text: 'a sausage in a bun' }],
      examples: [{ text: 'the dog barked' }],
      relations: [createRelation('hypernym', 'tiny-1')],
    });
    expect(lexicon.findSynset('tiny-1')?.record.relations).toEqual([createRelation('hyponym', 'tiny-3')]);
    // The pattern that listed the sense that went lists the one that stayed.
    expect(lexicon.head.behaviours[0]?.senses).toEqual(['dog-2', 'run-1']);
    expect(() => editor.edit([{ verb: 'merge', synset: 'tiny-3', into: 'tiny-6' }])).toThrow('cannot be merged');
  });

  it('split a synset, with the hypernym for both', () => {
    const { editor, lexicon } = openStore();
    editor.edit([{ verb: 'split', synset: 'tiny-2', senses: ['hound-1'], gloss: 'a hunting beast', id: 'tiny-7' }]);
    expect(lexicon.findSynset('tiny-2')?.record.members).toEqual(['dog-1']);
    expect(lexicon.findSynset('tiny-7')?.record).toMatchObject({
      definitions: [{ text: 'a hunting beast' }],
      relations: [createRelation('hypernym', 'tiny-1')],
    });
    expect(lexicon.findSynset('tiny-1')?.record.relations.map(({ target }) => target)).toEqual(['tiny-2', 'tiny-7']);
    expect(() => editor.edit([{ verb: 'split', synset: 'tiny-3', senses: ['dog-1'] }])).toThrow(
      'is no sense of tiny-3',
    );
    expect(() => editor.edit([{ verb: 'split', synset: 'tiny-2', senses: ['dog-1'] }])).toThrow('one has to stay');
  });

  it('puts senses first in the order given, and their numbers change places with them', () => {
    const animals = createAnimals();
    const entries = animals.entries.map((entry) => {
      const senses = entry.senses.map((sense, at) => ({ ...sense, order: 2 * at + 3 }));
      return entry.id === 'tiny-dog-n' ? { ...entry, senses } : entry;
    });
    const { lexicon, editor } = openStore({ ...animals, entries });
    const order = () => lexicon.findEntry('tiny-dog-n')?.record.senses.map(({ id, order: number }) => [id, number]);
    editor.edit([{ verb: 'order-senses', entry: 'tiny-dog-n', senses: ['dog-2'] }]);
    expect(order()).toEqual([
      ['dog-2', 3],
      ['dog-1', 5],
    ]);
    editor.undo();
    expect(order()).toEqual([
      ['dog-1', 3],
      ['dog-2', 5],
    ]);
    const foreign = [{ verb: 'order-senses', entry: 'tiny-dog-n', senses: ['book-1'] }] as const;
    expect(() => editor.edit(foreign.map((each) => parseOperation(each)))).toThrow(
      '"book-1" is no sense of tiny-dog-n.',
    );
  });

  it('move a sense from the members of one synset to those of another', () => {
    const { editor, lexicon } = openStore();
    editor.edit([{ verb: 'move-sense', sense: 'dog-1', synset: 'tiny-4' }]);
    expect(lexicon.members('tiny-4').map(({ sense }) => sense.id)).toEqual(['dog-1', 'book-1']);
    expect(lexicon.findSynset('tiny-2')?.record.members).toEqual(['hound-1']);
    expect(lexicon.findSynset('tiny-2')?.record.definitions[0]?.sourceSense).toBeUndefined();
  });

  it('remove with all that leads to it, and a synset only with its senses where that is said', () => {
    const { editor, lexicon } = openStore();
    expect(() => editor.edit([{ verb: 'remove', id: 'tiny-2', reason: 'x' }])).toThrow('has the senses dog-1, hound-1');
    editor.edit([{ verb: 'remove', id: 'tiny-book-n', reason: 'x' }]);
    expect(lexicon.findSense('constructor-1')?.sense.relations).toEqual([]);
    editor.edit([{ verb: 'remove', id: 'tiny-4', reason: 'x' }]);
    expect(lexicon.findSynset('tiny-4')).toBeUndefined();
    expect(() => editor.edit([{ verb: 'remove', id: 'dog-1', reason: 'x', supersededBy: 'dog-1' }])).toThrow(EditError);
  });

  it('change texts by their numbers', () => {
    const { editor, lexicon } = openStore();
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'second', number: 2 }]);
    editor.edit([{ verb: 'remove-gloss', synset: 'tiny-2', number: 1 }]);
    editor.edit([{ verb: 'set-example', of: 'book-1', number: 1, text: 'books burn' }]);
    expect(lexicon.findSynset('tiny-2')?.record.definitions.map(({ text }) => text)).toEqual(['second']);
    expect(lexicon.findSense('book-1')?.sense.examples).toMatchObject([{ text: 'books burn', target: undefined }]);
    editor.edit([{ verb: 'remove-example', of: 'book-1', number: 1 }]);
    expect(() => editor.edit([{ verb: 'remove-example', of: 'book-1', number: 1 }])).toThrow(
      'There are 0 examples of book-1',
    );
    expect(() => editor.edit([{ ...gloss, number: 3 }])).toThrow('There are 1 definitions of tiny-2');
  });

  it('change key, dot type, glosses of aspects and roles of a sense', () => {
    const { editor, lexicon } = openStore();
    const sense = 'book-1';
    editor.edit([
      { verb: 'set-key', sense, key: 'book%1:10:00::' },
      { verb: 'set-dot-type', sense, dotType: 'information.physical' },
      { verb: 'set-aspect-gloss', sense, aspect: 'physical', text: 'bound pages' },
      { verb: 'set-qualia', sense, role: 'telic', values: ['run-1', 'to be read'] },
    ]);
    expect(lexicon.findSense(sense)?.sense).toMatchObject({
      key: 'book%1:10:00::',
      dotType: ['information', 'physical'],
      aspectGlosses: new Map([['physical', 'bound pages']]),
      qualia: [
        { role: 'telic', text: 'to be read' },
        { role: 'telic', target: 'run-1' },
      ],
    });
    expect(lexicon.linksTo('run-1')).toEqual([{ kind: 'entry', source: sense, type: 'telic' }]);
    editor.edit([{ verb: 'set-dot-type', sense, dotType: '' }]);
    expect(lexicon.findSense(sense)?.sense.aspectGlosses.size).toBe(0);
  });

  it.each([
    ['a verb that is none', 'constructor', {}],
    ['a blank gloss', 'set-gloss', { synset: 'a', text: ' ' }],
    ['a text with a character that XML cannot hold', 'set-gloss', { synset: 'a', text: 'a\u0001' }],
    ['a field that is none', 'set-gloss', { synset: 'a', text: 'b', colour: 'red' }],
    ['an id with a space', 'merge', { synset: 'a b', into: 'c' }],
    ['a number that is none', 'remove-gloss', { synset: 'a', number: 0 }],
    ['an aspect twice', 'set-dot-type', { sense: 'a', dotType: 'event.event' }],
    ['a part of speech that is none', 'add-entry', { lemma: 'a', partOfSpeech: 'noun' }],
  ])('refuse %s', (_, verb, fields) => {
    expect(() => parseOperation({ verb, ...fields })).toThrow(OptionError);
  });

  it('are made of the arguments of commands', () => {
    expect(operationFromValues('split', ['a', 'b', 'c'])).toEqual({ verb: 'split', synset: 'a', senses: ['b', 'c'] });
    expect(operationFromValues('set-qualia', ['a', 'telic', ''])).toMatchObject({ values: [] });
    expect(operationFromValues('remove-gloss', ['a', '2'])).toMatchObject({ number: 2 });
    expect(() => operationFromValues('merge', ['a'])).toThrow('synset, then synset that stays');
    expect(() => operationFromValues('merge', ['a', 'b', 'c'])).toThrow(OptionError);
  });
});
