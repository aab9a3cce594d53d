import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseAspectSentences } from '../../../src/evaluation/formats/parse-aspect-sentences.js';

const columns = ['id', 'language', 'split', 'seen', 'kind', 'target', 'lemma', 'type', 'aspects', 'sentence'];
const seen = ['a', 'en', 'dev', 'seen', 'name', 'Oslo', 'Oslo', 'location.event', 'location', 'We met in [Oslo].'];
const both = [
  'b',
  'en',
  'test',
  'seen',
  'name',
  'Oslo',
  'Oslo',
  'location.event',
  'location|event',
  '[Oslo], "wet", began late.',
];
const unseen = ['c', 'zh', 'test', 'unseen', 'noun', '书', '书', 'information.physical', 'physical', '他把[书]扔了。'];

const fileOf = (...rows: readonly (readonly string[])[]) => ({
  path: 'own.tsv',
  text: [columns, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''),
});
const replace = (row: readonly string[], column: string, cell: string): string[] => {
  return row.map((value, place) => (columns[place] === column ? cell : value));
};

describe('parseAspectSentences', () => {
  it('reads the items of a half without their brackets, and beside them those of the development half', () => {
    const set = parseAspectSentences(fileOf(seen, both, unseen), 'test');
    expect(set).toEqual({
      kind: 'aspects',
      findings: [],
      items: [
        {
          id: 'b',
          language: 'en',
          text: 'Oslo, "wet", began late.',
          start: 0,
          end: 4,
          kind: 'name',
          name: 'Oslo',
          type: 'location.event',
          candidates: ['location', 'event'],
          aspects: ['location', 'event'],
          isUnseen: false,
        },
        {
          id: 'c',
          language: 'zh',
          text: '他把书扔了。',
          start: 2,
          end: 3,
          kind: 'noun',
          name: '书',
          type: 'information.physical',
          candidates: ['information', 'physical'],
          aspects: ['physical'],
          isUnseen: true,
        },
      ],
      development: [expect.objectContaining({ id: 'a', text: 'We met in Oslo.', start: 10, end: 14 })],
    });
    const { items, development } = parseAspectSentences(fileOf(seen, both, unseen), 'development');
    expect(items.map(({ id }) => id)).toEqual(['a']);
    expect(development).toEqual(items);
  });

  it('takes columns in any order, more of them, and CR-LF', () => {
    const rows = [columns, seen, both, unseen].map((cells, place) => [`note ${place}`, ...cells.toReversed()]);
    const text = rows.map((cells) => `${cells.join('\t')}\r\n`).join('');
    const turned = parseAspectSentences({ path: 'own.tsv', text }, 'test');
    expect(turned).toEqual(parseAspectSentences(fileOf(seen, both, unseen), 'test'));
  });

  it('tells of targets that are not what is marked, and of names that are seen or not against their column', () => {
    const rows = [seen, replace(replace(both, 'seen', 'unseen'), 'target', 'Rome'), replace(unseen, 'seen', 'seen')];
    const { items, findings } = parseAspectSentences(fileOf(...rows), 'test');
    expect(findings).toEqual([
      'own.tsv, line 3: the target is "Rome", but "Oslo" is marked.',
      'own.tsv, line 3: "Oslo" occurs in a sentence of the development half.',
      'own.tsv, line 4: "书" occurs in no sentence of the development half.',
    ]);
    expect(items.map(({ isUnseen }) => isUnseen)).toEqual([false, true]);
  });

  it('knows names such as "constructor" only where they stand', () => {
    const row = replace(replace(unseen, 'lemma', 'constructor'), 'id', '__proto__');
    expect(parseAspectSentences(fileOf(seen, row), 'test').items).toMatchObject([{ id: '__proto__', isUnseen: true }]);
  });

  it.each([
    ['split', 'train', 'the split dev or test'],
    ['seen', 'yes', 'seen or unseen'],
    ['kind', 'verb', 'the kind name or noun'],
    ['type', 'location.place', 'a type of physical, organization'],
    ['type', 'location.event.location', 'a type of physical, organization'],
    ['type', 'constructor', 'a type of physical, organization'],
    ['aspects', 'human', 'aspects of the type location.event'],
    ['aspects', 'event|event', 'aspects of the type location.event'],
    ['aspects', '', 'a word'],
    ['sentence', 'We met in Oslo.', 'a sentence with one target in brackets'],
    ['sentence', 'We met in [Oslo] or [Rome].', 'a sentence with one target in brackets'],
    ['sentence', 'We met in [].', 'a sentence with one target in brackets'],
  ])('refuses %s "%s", naming the line and what is expected', (column, cell, expected) => {
    const parse = () => parseAspectSentences(fileOf(seen, replace(both, column, cell)), 'test');
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow(`own.tsv, line 3: expected ${expected}`);
  });

  it('refuses an id that comes twice, also in the other half, since answers are told apart by it', () => {
    const parse = () => parseAspectSentences(fileOf(seen, unseen, replace(both, 'id', 'a')), 'test');
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow('own.tsv, line 4: the id "a" is given twice.');
  });

  it('refuses a file without a sentence of the half', () => {
    expect(() => parseAspectSentences(fileOf(seen), 'test')).toThrow('expected rows of test, found none');
    expect(() => parseAspectSentences(fileOf(both), 'development')).toThrow('expected rows of dev, found none');
  });
});
