import type { LexiconStore } from './lexicon-store.js';
import { normaliseLemma, partsOfSpeech, type Synset } from './synset.js';

/**
 * Keeps synsets that are already in memory, at positions in their order. Ids and sense keys must not repeat.
 *
 * @param normalise the form under which lemmas are kept; default {@link normaliseLemma}.
 */
export function createMemoryStore(synsets: readonly Synset[], normalise = normaliseLemma): LexiconStore {
  const byId = new Map<string, number>();
  const byKey = new Map<string, number>();
  const byLemma = new Map<string, { positions: Set<number>; letters: Set<string> }>();
  synsets.forEach((synset, position) => {
    byId.set(synset.id, position);
    for (const sense of synset.senses) {
      byKey.set(sense.key, position);
      const lemma = normalise(sense.lemma);
      const entry = byLemma.get(lemma) ?? { positions: new Set(), letters: new Set() };
      entry.positions.add(position);
      entry.letters.add(sense.partOfSpeech);
      byLemma.set(lemma, entry);
    }
  });
  return {
    synsetCount: synsets.length,
    senseCount: byKey.size,
    lemmaCount: byLemma.size,
    normalise,
    synsetAt: (position) => synsets[position] as Synset,
    findPosition: (id) => byId.get(id),
    findSensePosition: (key) => byKey.get(key),
    positionsOf: (lemma) => [...(byLemma.get(lemma)?.positions ?? [])],
    partsOfSpeech: (lemma) => partsOfSpeech.filter((letter) => byLemma.get(lemma)?.letters.has(letter)).join(''),
    lemmas: () => byLemma.keys(),
  };
}
