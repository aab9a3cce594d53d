import { describe, expect, it } from 'vitest';
import type { NameClass } from '../../../src/corpus/sentence.js';
import { aspects } from '../../../src/lexicon/aspect.js';
import { parseChineseGlosses } from '../../../src/lexicon/chinese-glosses.js';
import { createDotObjects } from '../../../src/lexicon/dot-objects/dot-objects.js';
import { createAspectInventory } from '../../../src/wsd/aspects/aspect-inventory.js';
import { smallContent, smallLexicon } from '../../lexicon/dot-objects/small-content.js';

const dotObjects = createDotObjects(smallContent);

describe('createAspectInventory', () => {
  const ask = (lemma: string, options = {}, nameClass?: NameClass) =>
    createAspectInventory(dotObjects, options).candidates({ lemma, partOfSpeech: 'n', nameClass });
  const keys = (lemma: string, options = {}, nameClass?: NameClass) =>
    ask(lemma, options, nameClass).map(({ key }) => key);

  it('gives the aspects of the type of a name in the words of its class', () => {
    expect(ask('France')).toEqual([
      { kind: 'aspect', key: 'location', lemma: 'France', gloss: 'country location', examples: [] },
      { kind: 'aspect', key: 'organization', lemma: 'France', gloss: 'country organization', examples: [] },
      { kind: 'aspect', key: 'human', lemma: 'France', gloss: 'country human', examples: [] },
    ]);
  });

  it('gives all eight in general words without a hint, and for a name that nothing is known of', () => {
    for (const found of [ask('France', { hint: false }), ask('Utopia')]) {
      expect(new Set(found.map(({ key }) => key))).toEqual(new Set(aspects));
      expect(found.find(({ key }) => key === 'human')).toMatchObject({
        gloss: 'any human',
        examples: ['an example of human'],
      });
    }
  });

  it('asks a wordnet and a tagger where it is given them', () => {
    const lexicon = smallLexicon({
      land: { members: ['country'] },
      ruritania: { members: ['Ruritania'], relations: ['instanceHypernym land'] },
    });
    expect(keys('Ruritania', { lexicon })).toEqual(['location', 'organization', 'human']);
    expect(keys('Utopia', {}, 'place')).toEqual(['location', 'human']);
    expect(keys('Jordan', {}, 'person')).toEqual(['human']);
  });

  it('words candidates in Chinese', () => {
    const glosses = ask('法国', { language: 'zh' }, 'place').map(({ gloss }) => gloss);
    expect(glosses).toEqual(['location', 'organization', 'human']);
    expect(ask('Utopia', { language: 'zh' })[0]?.gloss).toBe('任何 location');
  });

  it('takes a Chinese word for a name where a tagger does, or where it stands in title marks', () => {
    const at = (text: string, start: number) => {
      const inventory = createAspectInventory(dotObjects);
      return inventory.candidates({ lemma: '法国', partOfSpeech: 'n', text, start, end: start + 2 }).length;
    };
    expect(keys('法国')).toEqual([]);
    expect(keys('法国', {}, 'place')).toHaveLength(3);
    expect([at('他读《法国》', 3), at('他读《法国史》', 3), at('法国', 0)]).toEqual([3, 0, 0]);
  });

  it('takes two capitals alone for a name only where a tagger does', () => {
    expect(keys('OK')).toEqual([]);
    expect(keys('OK', {}, 'place')).not.toEqual([]);
    expect(keys('OKs')).not.toEqual([]);
  });

  it('tells the type of a name or noun and how it is known', () => {
    const inventory = createAspectInventory(dotObjects, { nouns: true });
    const hint = (lemma: string, nameClass?: NameClass) => inventory.typeHint({ lemma, partOfSpeech: 'n', nameClass });
    expect(hint('France')).toEqual({ type: ['location', 'organization', 'human'], origin: 'entry' });
    expect(hint('Utopia', 'place')).toEqual({ type: ['location', 'human'], origin: 'entity-class' });
    expect(hint('book')).toEqual({ type: ['information', 'physical'], origin: 'noun' });
    for (const lemma of ['Utopia', 'river', '', '__proto__']) expect(hint(lemma)).toBeUndefined();
    expect(inventory.typeHint({ lemma: 'France', partOfSpeech: 'v' })).toBeUndefined();
    const unhinted = createAspectInventory(dotObjects, { hint: false });
    expect(unhinted.typeHint({ lemma: 'France', partOfSpeech: 'n' })).toBeUndefined();
    expect(createAspectInventory(dotObjects).typeHint({ lemma: 'book', partOfSpeech: 'n' })).toBeUndefined();
  });

  it('gives nothing for words that are neither names nor nouns', () => {
    for (const lemma of ['', '__proto__', 'river', '河']) expect(ask(lemma)).toEqual([]);
    const inventory = createAspectInventory(dotObjects);
    expect(inventory.candidates({ lemma: 'France', partOfSpeech: 'v' })).toEqual([]);
    expect(ask('Utopia', { isName: () => false })).toEqual([]);
  });

  it('gives the aspects of common nouns where it is told to; none for those whose facets are no aspects', () => {
    expect(ask('book')).toEqual([]);
    expect(ask('book', { nouns: true })).toEqual([
      { kind: 'aspect', key: 'information', lemma: 'book', gloss: 'content', examples: [] },
      { kind: 'aspect', key: 'physical', lemma: 'book', gloss: 'copy', examples: [] },
    ]);
    expect(ask('lamb', { nouns: true })).toEqual([]);
  });

  it('gives Chinese nouns the aspects of their English words, and other nouns those that a wordnet tells', () => {
    const glosses = parseChineseGlosses({
      path: 'g',
      content: 'chinese\tkind\tenglish\n书\tnoun\tbook\n看\tverb\tbook\n',
    });
    expect(ask('书', { nouns: true, glosses, language: 'zh' }).map(({ gloss }) => gloss)).toEqual(['内容', '一本']);
    expect(keys('看', { nouns: true, glosses })).toEqual([]);
    expect(keys('书', { nouns: true })).toEqual([]);
    const lexicon = smallLexicon({
      land: { members: ['country'] },
      realm: { members: ['realm'], relations: ['hypernym land'] },
    });
    expect(keys('realm', { nouns: 'any', lexicon })).toEqual(['location', 'organization', 'human']);
    expect(keys('realm', { nouns: true, lexicon })).toEqual([]);
  });

  it('gives the same object for the same listed word', () => {
    const inventory = createAspectInventory(dotObjects);
    const again = () => inventory.candidates({ lemma: 'France', partOfSpeech: 'n' });
    expect(again()).toBe(again());
    expect(inventory.name).toBe('aspects with type hint');
  });
});
