import { describe, expect, it } from 'vitest';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createDefinition } from '../../src/lexicon/records/text-record.js';
import { encodeRecord } from '../../src/lexicon/store/record-json.js';
import { compareLines, listRecordLines } from '../../src/workbench/record-lines.js';
import { createAnimals } from '../lexicon/edits/edit-fixture.js';
import { createFullLexicon } from '../lexicon/record-fixture.js';

describe('listRecordLines', () => {
  it('says of a synset its glosses, examples and relations', () => {
    const [, dog] = createAnimals().synsets;
    if (dog === undefined) throw new Error('The fixture has no dog.');
    const lines = listRecordLines('synset', encodeRecord(dog)).map(({ name, text }) => `${name}: ${text}`);
    expect(lines).toEqual([
      'part of speech: n',
      'gloss: a barking beast',
      'example: the dog barked',
      'member: dog-1',
      'member: hound-1',
      'hypernym: tiny-1',
    ]);
  });

  it('says all that is said of a sense', () => {
    const [entry] = createFullLexicon().entries;
    if (entry === undefined) throw new Error('The fixture has no entry.');
    const names = listRecordLines('entry', encodeRecord(entry)).map(({ name }) => name);
    const wanted = ['key', 'dot type', 'aspect location', 'formal', 'example', 'count', 'has metonym', 'status'];
    for (const name of wanted) expect(names).toContain(`full-France-1: ${name}`);
  });
});

describe('compareLines', () => {
  it('tells what is gone and what has come, a line that stands twice as often as it does', () => {
    const lines = (...texts: readonly string[]) => {
      const definitions = texts.map((text) => createDefinition(text));
      return listRecordLines('synset', encodeRecord(createSynset({ id: 's', definitions })));
    };
    const { gone, come } = compareLines(lines('a', 'a', 'constructor'), lines('a', '__proto__'));
    expect(gone.map(({ text }) => text)).toEqual(['a', 'constructor']);
    expect(come.map(({ text }) => text)).toEqual(['__proto__']);
  });
});
