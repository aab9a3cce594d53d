import { describe, expect, it } from 'vitest';
import { searchLemmas, searchTexts } from '../../../src/lexicon/store/search-lexicon.js';
import { openStore } from '../edits/edit-fixture.js';

describe('searchLemmas', () => {
  it('finds forms that begin with a text, then those of which a later word does', () => {
    const { lexicon } = openStore();
    const find = (text: string, options = {}): string[] =>
      searchLemmas(lexicon, text, options).map(({ lemma }) => lemma);
    expect(find('do')).toEqual(['dog', 'hot dog']);
    expect(find('HO')).toEqual(['hot dog', 'hound']);
    expect(find('ho', { limit: 1 })).toEqual(['hot dog']);
    expect(find('r', { partOfSpeech: 'n' })).toEqual([]);
    expect(find('constructor')).toEqual(['constructor']);
    expect([find(''), find('__proto__'), find("'"), find('%')]).toEqual([[], [], [], []]);
  });

  it('finds what was edited', () => {
    const { lexicon, editor } = openStore();
    editor.edit([{ verb: 'add-entry', lemma: 'dormouse', partOfSpeech: 'n' }]);
    expect(searchLemmas(lexicon, 'dor')).toHaveLength(1);
    editor.undo();
    expect(searchLemmas(lexicon, 'dor')).toEqual([]);
  });
});

describe('searchTexts', () => {
  it('finds synsets by words of glosses and examples', () => {
    const { lexicon, editor } = openStore();
    const find = (text: string): string[] => searchTexts(lexicon, text).map(({ synset }) => synset.id);
    expect(find('bark')).toEqual(['tiny-2']);
    expect(find('dog barked')).toEqual(['tiny-2']);
    expect(find('barked dog dog BARKED do')).toEqual(['tiny-2']);
    expect(searchTexts(lexicon, 'sausage')[0]?.lemmas).toEqual(['dog', 'hot dog']);
    expect([find(''), find('"'), find('NOT AND ('), find('constructor')]).toEqual([[], [], [], []]);
    editor.edit([{ verb: 'set-gloss', synset: 'tiny-2', text: 'a howling thing' }]);
    expect([find('howl'), find('beast')]).toEqual([['tiny-2'], []]);
  });
});
