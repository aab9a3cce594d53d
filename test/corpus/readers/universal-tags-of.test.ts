import { describe, expect, it } from 'vitest';
import { brownTags } from '../../../src/corpus/readers/brown-tags.js';
import { pennTags } from '../../../src/corpus/readers/penn-tags.js';
import { type TagSet, universalTagsOf } from '../../../src/corpus/readers/universal-tags-of.js';
import { universalTags } from '../../../src/corpus/sentence.js';

/** Turns words such as `dog/NN` into universal tags. */
const tagsOf = (words: string, tagSet: TagSet): string =>
  universalTagsOf(
    words.split(' ').map((word) => {
      const cut = word.lastIndexOf('/');
      return { form: word.slice(0, cut), tag: word.slice(cut + 1) };
    }),
    tagSet,
  ).join(' ');

describe('universalTagsOf', () => {
  it.each([
    ['He/PRP has/VBZ not/RB been/VBN home/NN', 'PRON AUX PART AUX NOUN'],
    ['He/PRP has/VBZ a/DT dog/NN', 'PRON VERB DET NOUN'],
    ["They/PRP did/VBD n't/RB do/VB it/PRP", 'PRON AUX PART VERB PRON'],
    ['to/TO go/VB to/TO town/NN if/IN with/IN me/PRP', 'PART VERB ADP NOUN SCONJ ADP PRON'],
    ['run/VBG|NN (/( 5/CD %/SYM constructor/NOPE', 'VERB PUNCT NUM SYM X'],
  ])("knows Penn's tags in %s", (words, tags) => expect(tagsOf(words, 'penn')).toBe(tags));

  it.each([
    ["The/at-tl-hl dogs/nns-nc have/hv had/hvn n't/* it/ppo", 'DET NOUN AUX VERB PART PRON'],
    ["He's/pps+bez de/fw-in John's/np$-tl can't/md*", 'PRON X PROPN AUX'],
    ['(/(-hl --/-- constructor/__proto__', 'PUNCT PUNCT X'],
  ])("knows Brown's tags in %s", (words, tags) => expect(tagsOf(words, 'brown')).toBe(tags));

  it('has universal tags alone in its tables', () => {
    for (const tag of [...pennTags.values(), ...brownTags.values()]) expect(universalTags).toContain(tag);
  });
});
