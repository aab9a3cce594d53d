import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Relation, Synset } from '../../src/lexicon/synset.js';
import { createLexiconInventory, type Inventory, type SenseCandidate } from '../../src/wsd/candidate.js';
import { createGlossWords, type GlossWords } from '../../src/wsd/gloss-words.js';

interface NounParts {
  /** Lemmas with rank and count, as in `bank/1/20`. */
  readonly members: readonly string[];
  readonly definition: string;
  readonly examples?: readonly string[];
  readonly relations?: readonly Relation[];
}

function noun(id: string, { members, definition, examples = [], relations = [] }: NounParts): Synset {
  const senses = members.map((member) => {
    const [lemma, rank, count] = member.split('/');
    const place = { partOfSpeech: 'n' as const, synset: id, rank: Number(rank), count: Number(count) };
    return { key: `${lemma}@${id}`, lemma, variants: [], ...place };
  });
  const rest = { partOfSpeech: 'n' as const, satellite: false, lexicographerFile: 'noun.object' };
  return { id, senses, definition, examples, relations, ...rest };
}

/** Two senses of bank (slope 20 times, money never), one of Bankside, and a hypernym of the slope. */
export const bankLexicon: Lexicon = createLexicon({
  name: 'banks',
  version: '1',
  synsets: [
    noun('slope', {
      members: ['bank/1/20', 'Bankside/1/0'],
      definition: 'river edge',
      examples: ['bank water', 'bank boat'],
      relations: [{ type: 'hypernym', target: 'incline' }],
    }),
    noun('money', { members: ['bank/2/0', 'money box/1/0'], definition: 'coin house', examples: ['bank coin'] }),
    noun('incline', { members: ['incline/1/3'], definition: 'hill', examples: ['bank boat', 'hill water'] }),
  ],
});

/** The gloss words of that lexicon: its glosses hold content lemmas only. */
export const bankGlossWords: GlossWords = createGlossWords((text) => text.split(' '));

/** The senses of that lexicon as candidates. */
export const bankInventory: Inventory = createLexiconInventory(bankLexicon);

/** The candidates of a noun of that lexicon, by rank. */
export function bankCandidates(lemma = 'bank'): SenseCandidate[] {
  const found = bankInventory.candidates({ lemma, partOfSpeech: 'n' });
  return found.flatMap((candidate) => (candidate.kind === 'sense' ? [candidate] : []));
}
