import { describe, expect, it } from 'vitest';
import { readLmfSenseKey } from '../../src/lexicon/lmf-sense-key.js';
import { parseSenseKey } from '../../src/lexicon/sense-key.js';

function read(id: string, lemma: string, identifier?: string): string {
  return readLmfSenseKey({ id, lemma, identifier, lexicon: 'oewn' });
}

describe('readLmfSenseKey', () => {
  it.each([
    ['oewn-dog__1.05.00..', 'dog', 'dog%1:05:00::'],
    ['oewn--ap-s_gravenhage__1.15.00..', "'s Gravenhage", "'s_gravenhage%1:15:00::"],
    ['oewn--apos-s_gravenhage__1.15.00..', "'s Gravenhage", "'s_gravenhage%1:15:00::"],
    ['oewn-well--to--do__3.00.00..', 'well-to-do', 'well-to-do%3:00:00::'],
    ['oewn-well-to-do__3.00.00..', 'well-to-do', 'well-to-do%3:00:00::'],
    ['oewn-up__5.00.00.in-sp-the-sp-air.02', 'up', 'up%5:00:00:in_the_air:02'],
    ['oewn-up__5.00.00.rock-ap-n-ap-roll.02', 'up', "up%5:00:00:rock'n'roll:02"],
    ['oewn-a.m.__4.02.00..', 'A.M.', 'a.m.%4:02:00::'],
    ['oewn-a__b__1.02.00..', 'a__b', 'a__b%1:02:00::'],
  ])('reads %s', (id, lemma, key) => {
    expect(read(id, lemma)).toBe(key);
    expect(parseSenseKey(key).lemma).toBe(lemma.toLowerCase().replaceAll('_', ' '));
  });

  it('takes an identifier that is a sense key first, and the id where neither is one', () => {
    expect(read('oewn-dog__1.05.00..', 'dog', 'dog%1:18:00::')).toBe('dog%1:18:00::');
    expect(read('oewn-dog-1', 'dog', 'dog')).toBe('oewn-dog-1');
    expect(read('ewn-dog__1.05.00..', 'dog')).toBe('ewn-dog__1.05.00..');
    expect(read('oewn-dog__6.05.00..', 'dog')).toBe('oewn-dog__6.05.00..');
    expect(read('oewn-x__1.05.00..', 'a%b')).toBe('oewn-x__1.05.00..');
    expect(read('', '')).toBe('');
  });
});
