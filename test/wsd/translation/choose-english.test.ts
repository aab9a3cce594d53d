import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { PartOfSpeech, Synset } from '../../../src/lexicon/synset.js';
import { createEnglishChooser } from '../../../src/wsd/translation/choose-english.js';

/** Makes a synset of an id and its members as `lemma/count`. */
function synset(id: string, partOfSpeech: PartOfSpeech, members: readonly string[]): Synset {
  const senses = members.map((member, rank) => {
    const [lemma = '', count = '0'] = member.split('/');
    const own = { lemma, variants: [], partOfSpeech, synset: id, rank: rank + 1, count: Number(count) };
    return { ...own, key: `${lemma}%${id}` };
  });
  const rest = { satellite: false, lexicographerFile: 'noun.Tops', definition: id, examples: [], relations: [] };
  return { id, partOfSpeech, ...rest, senses };
}

const english = createLexicon({
  name: 'english',
  version: '1',
  synsets: [
    synset('00000001-n', 'n', ['book/40', 'volume/4']),
    synset('00000002-n', 'n', ['letter/30', 'missive/1']),
    synset('00000003-n', 'n', ['letter/90', 'character/5']),
    synset('00000004-v', 'v', ['write/50', 'pen/1']),
    synset('00000005-n', 'n', ['hot_dog/1']),
  ],
});
const own = createLexicon({
  name: 'own',
  version: '1',
  synsets: [
    synset('00000001-n', 'n', ['shu']),
    synset('00000002-n', 'n', ['shu', 'xin']),
    synset('00000004-v', 'v', ['shu']),
    synset('00000005-n', 'n', ['regou']),
    synset('00000009-n', 'n', ['lone']),
  ],
});
const choose = createEnglishChooser({ own, english });

describe('createEnglishChooser', () => {
  it('takes the lemma whose votes and whose share of its own uses are greatest', () => {
    // book: 40.5² / 42 = 39.1; volume: 4.5² / 6 = 3.4; letter: 30.5² / 122 = 7.6; missive: 1.5² / 3 = 0.8.
    expect(choose('shu', 'n')).toEqual({ english: 'book', partOfSpeech: 'n' });
    // letter: 7.6; missive: 0.8.
    expect(choose('xin', 'n')).toEqual({ english: 'letter', partOfSpeech: 'n' });
  });

  it('keeps to the part of speech where the word has it, and takes any where it has not', () => {
    expect(choose('shu', 'v')).toEqual({ english: 'write', partOfSpeech: 'v' });
    expect(choose('xin', 'v')).toEqual({ english: 'letter', partOfSpeech: 'n' });
    // write: 50.5² / 53 = 48.1 is more than book.
    expect(choose('shu', undefined)?.english).toBe('write');
  });

  it('writes spaces for underscores', () => {
    expect(choose('regou', 'n')?.english).toBe('hot dog');
  });

  it('knows nothing of a word that the wordnet lacks, or whose synsets English lacks', () => {
    for (const word of ['', 'constructor', '__proto__', 'nothing', 'lone']) expect(choose(word, 'n')).toBeUndefined();
  });
});
