import { describe, expect, it } from 'vitest';
import { findPatternHypernyms } from '../../src/evidence/pattern-hypernyms.js';
import type { DetailedLine } from '../../src/lexicon/evidence/evidence-run.js';
import { readFunctionWords } from '../../src/lexicon/read-function-words.js';
import { openStore } from '../lexicon/edits/edit-fixture.js';
import { createBanks } from './evidence-lexicon.js';

const line = (text: string, number: number): DetailedLine => {
  const start = text.toLowerCase().indexOf('zander');
  const place = { run: 1, document: 'a', position: 0, text, start, end: start + 'zander'.length };
  const word = { lemma: 'zander', partOfSpeech: 'n', sense: undefined, aspect: undefined, probability: 0, margin: 0 };
  return { number, ...place, ...word, second: undefined, words: [] };
};

const find = (...texts: readonly string[]) => {
  const { lexicon } = openStore(createBanks());
  const found = { lemma: 'zander', partOfSpeech: 'n', occurrences: texts.length, documents: 1, senses: [] };
  return findPatternHypernyms({ ...found, lines: texts.map(line) }, { lexicon, functionWords: readFunctionWords() });
};

describe('findPatternHypernyms', () => {
  it.each([
    ['The zander is a large fish of lakes.', 'is a', 'fish-n'],
    ['A zander and other river fish came.', 'and other', 'fish-n'],
    ['We saw large creatures such as perch, zander there.', 'such as', 'creature-n'],
    ['Fish, including zander, are sold.', 'including', 'fish-n'],
    ['A zander is a kind of perch.', 'is a', 'perch-n'],
  ])('reads "%s"', (text, pattern, synset) => {
    expect(find(text)).toEqual([{ synset, pattern, lines: [0] }]);
  });

  it('says nothing where no noun of the lexicon follows, and puts first what is said most', () => {
    expect(find('A zander is a pleasure.', 'The zander swims.')).toEqual([]);
    const said = find('A zander is a creature.', 'A zander is a fish.', 'Every zander and other fish swim.');
    expect(said.map(({ synset, lines }) => [synset, lines])).toEqual([
      ['fish-n', [1, 2]],
      ['creature-n', [0]],
    ]);
  });
});
