import { describe, expect, it } from 'vitest';
import { createTermGlosses, createTermWords, joinTerms } from '../../src/embedded/gloss-terms.js';
import { tagGlossTerms } from '../../src/embedded/sense-jobs.js';
import { smallLexicon } from './small-embedded.js';

const places = new Map([...smallLexicon.synsets].map(({ id }, place) => [id, place]));
const findPlace = (id: string) => places.get(id);
const tag = (from: number, to: number) => tagGlossTerms(smallLexicon, { from, to });
const whole = tag(0, 4);

describe('the terms of glosses', () => {
  it('are the content words of definitions and examples with their parts of speech', () => {
    const glosses = createTermGlosses(whole, findPlace);
    const river = smallLexicon.synset('00000003-n');
    expect(glosses.definition(river)).toEqual([
      { lemma: 'large', partOfSpeech: 'a' },
      { lemma: 'stream', partOfSpeech: 'n' },
      { lemma: 'water', partOfSpeech: 'n' },
    ]);
    const slope = smallLexicon.synset('00000001-n');
    expect(glosses.example(slope, 0).map(({ lemma }) => lemma)).toEqual(['sit', 'bank', 'river']);
    expect(createTermWords(whole, findPlace).example(slope, 0)).toEqual(['sit', 'bank', 'river']);
  });

  it('are empty for an example that is not there and for another lexicon', () => {
    const glosses = createTermGlosses(whole, findPlace);
    expect(glosses.example(smallLexicon.synset('00000004-v'), 7)).toEqual([]);
    expect(glosses.definition({ ...smallLexicon.synset('00000003-n'), id: 'constructor' })).toEqual([]);
  });

  it('are the same joined from stretches as read at once', () => {
    for (const cut of [0, 1, 3, 4]) expect(joinTerms([tag(0, cut), tag(cut, 4)])).toEqual(whole);
  });

  it('read other texts where a function does', () => {
    const readText = (text: string) => text.split(' ');
    expect(createTermWords(whole, findPlace, readText).text?.('__proto__ river')).toEqual(['__proto__', 'river']);
    expect(createTermWords(whole, findPlace).text).toBeUndefined();
  });
});
