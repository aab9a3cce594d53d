import { FileFormatError } from '../errors.js';
import { Lexicon } from './lexicon.js';
import type { LexiconStore } from './lexicon-store.js';
import { normaliseLemma, partsOfSpeech, type Synset } from './synset.js';

/** What {@link createLexicon} makes a lexicon of. */
export interface LexiconContent {
  readonly name: string;
  readonly version: string;
  readonly synsets: readonly Synset[];
}

/**
 * Makes a lexicon of synsets that are already in memory.
 *
 * @throws FileFormatError, naming the lexicon and the id or key, when an id or sense key repeats, a synset has no senses,
 * a sense names another synset, or a relation leads nowhere.
 * @example createLexicon({ name: 'tiny', version: '1', synsets: [] }).lemmaCount // 0
 */
export function createLexicon(content: LexiconContent): Lexicon {
  return new Lexicon(content.name, content.version, createStore(content));
}

function createStore({ name, synsets }: LexiconContent): LexiconStore {
  const byId = new Map<string, number>();
  const byKey = new Map<string, number>();
  const byLemma = new Map<string, { positions: Set<number>; letters: Set<string> }>();
  synsets.forEach((synset, position) => {
    if (byId.has(synset.id)) throw new FileFormatError(name, synset.id, 'two synsets have this id.');
    if (synset.senses.length === 0) throw new FileFormatError(name, synset.id, 'the synset has no senses.');
    byId.set(synset.id, position);
    for (const sense of synset.senses) {
      if (byKey.has(sense.key)) throw new FileFormatError(name, sense.key, 'two senses have this key.');
      if (sense.synset !== synset.id || sense.partOfSpeech !== synset.partOfSpeech) {
        throw new FileFormatError(name, sense.key, `the sense stands in ${synset.id}, but says otherwise.`);
      }
      byKey.set(sense.key, position);
      const lemma = normaliseLemma(sense.lemma);
      const entry = byLemma.get(lemma) ?? { positions: new Set(), letters: new Set() };
      entry.positions.add(position);
      entry.letters.add(sense.partOfSpeech);
      byLemma.set(lemma, entry);
    }
  });
  for (const synset of synsets) checkRelations(name, synset, (id) => synsets[byId.get(id) ?? -1]);
  return {
    synsetCount: synsets.length,
    senseCount: byKey.size,
    lemmaCount: byLemma.size,
    synsetAt: (position) => synsets[position] as Synset,
    findPosition: (id) => byId.get(id),
    findSensePosition: (key) => byKey.get(key),
    positionsOf: (lemma) => [...(byLemma.get(lemma)?.positions ?? [])],
    partsOfSpeech: (lemma) => partsOfSpeech.filter((letter) => byLemma.get(lemma)?.letters.has(letter)).join(''),
    lemmas: () => byLemma.keys(),
  };
}

function checkRelations(name: string, synset: Synset, find: (id: string) => Synset | undefined): void {
  for (const { type, target, sourceMember = 0, targetMember = 0 } of synset.relations) {
    const found = find(target);
    if (found === undefined) throw new FileFormatError(name, synset.id, `its ${type} ${target} does not exist.`);
    if (synset.senses[sourceMember] === undefined || found.senses[targetMember] === undefined) {
      throw new FileFormatError(name, synset.id, `its ${type} ${target} joins members that do not exist.`);
    }
  }
}
