import { describe, expect, it } from 'vitest';
import { collectWords, namesOf, WordNumberer } from '../../../src/corpus/parser/parser-words.js';
import { taggedSentence } from '../tagged-sentence.js';

const namesFor = (tagged: string): string[] => taggedSentence(tagged).tokens.map((token) => namesOf(token, false).fine);

describe('namesOf', () => {
  it('tells inflections apart by form and lemma', () => {
    expect(
      namesFor(
        'bark/VERB barks/bark/VERB watches/watch/VERB barking/bark/VERB barked/bark/VERB bitten/bite/VERB bit/bite/VERB dogs/dog/NOUN dog/NOUN was/be/AUX Mars/PROPN',
      ),
    ).toEqual([
      'VERB',
      'VERB.s',
      'VERB.s',
      'VERB.ing',
      'VERB.d',
      'VERB.n',
      'VERB.past',
      'NOUN.plural',
      'NOUN',
      'AUX.past',
      'PROPN',
    ]);
  });

  it('keeps the words of closed classes, and the end of rare words only', () => {
    const token = { form: 'By', lemma: 'by', tag: 'ADP' } as const;
    expect(namesOf(token, false)).toEqual({ word: 'by', fine: 'ADP', lexical: 'ADP:by' });
    expect(namesOf({ form: 'Kennel', lemma: 'kennel', tag: 'NOUN' }, true).word).toBe('-el');
    expect(namesOf(token, true).lexical).toBe('ADP');
  });
});

describe('WordNumberer', () => {
  const { tokens } = taggedSentence('the/DET dog/NOUN the/DET dog/NOUN cat/NOUN constructor/NOUN constructor/NOUN');
  const tables = collectWords([tokens]);
  const numberer = new WordNumberer(tables);
  const named = (tagged: string): string[] => {
    const { word, fine, lexical } = numberer.numbersOf(taggedSentence(tagged).tokens[0] as (typeof tokens)[number]);
    return [tables.words[word], tables.fine[fine], tables.lexical[lexical]].map(String);
  };

  it('finds the numbers of what was collected', () => {
    expect(named('THE/DET')).toEqual(['the', 'DET', 'DET:the']);
    expect(named('constructor/NOUN')).toEqual(['constructor', 'NOUN', 'NOUN']);
  });

  it('falls back on endings and classes, then on the unknown', () => {
    expect(named('bat/NOUN')).toEqual(['-at', 'NOUN', 'NOUN']);
    expect(named('__proto__/DET')).toEqual(['<unknown>', 'DET', '<unknown>']);
    expect(named('sing/VERB')).toEqual(['<unknown>', '<unknown>', '<unknown>']);
  });

  it('tells tags of the same form apart, also where it remembers the form', () => {
    expect(named('dog/NOUN')[1]).toBe('NOUN');
    expect(named('dog/DET')[1]).toBe('DET');
    expect(named('dog/NOUN')[1]).toBe('NOUN');
  });
});
