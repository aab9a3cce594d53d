import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import type { Synset } from '../../../src/lexicon/synset.js';
import type { TaggedGlosses } from '../../../src/wsd/graph/tagged-glosses.js';

function noun(id: string, members: readonly string[], definition: string, examples: readonly string[] = []): Synset {
  const senses = members.map((member) => {
    const [lemma, rank, count] = member.split('/');
    const place = { partOfSpeech: 'n' as const, synset: id, rank: Number(rank), count: Number(count) };
    return { key: `${lemma}@${id}`, lemma, variants: [], ...place };
  });
  const rest = { partOfSpeech: 'n' as const, satellite: false, lexicographerFile: 'noun.object', relations: [] };
  return { id, senses, definition, examples, ...rest };
}

/**
 * Port has two senses, wine first, and so has dock, the weed first; ship, sailor, grape, leaf and shipwright have one. Glosses hold
 * lemmas only.
 */
export const harbourLexicon: Lexicon = createLexicon({
  name: 'harbour',
  version: '1',
  synsets: [
    noun('wine', ['port/1/1'], 'grape'),
    noun('harbour', ['port/2/1', 'haven/1/0'], 'ship sailor', ['ship dock port']),
    noun('ship', ['ship/1/5'], 'sailor'),
    noun('sailor', ['sailor/1/5'], 'ship shipwright'),
    noun('grape', ['grape/1/5'], 'leaf'),
    noun('leaf', ['leaf/1/5'], 'grape'),
    noun('weed', ['dock/1/1'], 'leaf'),
    noun('pier', ['dock/2/1'], 'ship port'),
    noun('builder', ['shipwright/1/1'], 'unheard'),
  ],
});

/** The places of the synsets, in that order. */
export const harbourPlaces = {
  wine: 0,
  harbour: 1,
  ship: 2,
  sailor: 3,
  grape: 4,
  leaf: 5,
  weed: 6,
  pier: 7,
  builder: 8,
};

const nouns = (text: string) => text.split(' ').map((lemma) => ({ lemma, partOfSpeech: 'n' as const }));

export const harbourGlosses: TaggedGlosses = {
  definition: ({ definition }) => nouns(definition),
  example: ({ examples }, index) => nouns(examples[index]),
};
