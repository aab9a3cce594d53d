import { FileFormatError } from '../errors.js';
import { Lexicon } from './lexicon.js';
import { createMemoryStore } from './memory-store.js';
import type { Synset } from './synset.js';

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
export function createLexicon({ name, version, synsets }: LexiconContent): Lexicon {
  const byId = new Map<string, Synset>();
  const keys = new Set<string>();
  for (const synset of synsets) {
    if (byId.has(synset.id)) throw new FileFormatError(name, synset.id, 'two synsets have this id.');
    if (synset.senses.length === 0) throw new FileFormatError(name, synset.id, 'the synset has no senses.');
    byId.set(synset.id, synset);
    for (const sense of synset.senses) {
      if (keys.has(sense.key)) throw new FileFormatError(name, sense.key, 'two senses have this key.');
      if (sense.synset !== synset.id || sense.partOfSpeech !== synset.partOfSpeech) {
        throw new FileFormatError(name, sense.key, `the sense stands in ${synset.id}, but says otherwise.`);
      }
      keys.add(sense.key);
    }
  }
  for (const synset of synsets) checkRelations(name, synset, (id) => byId.get(id));
  return new Lexicon(name, version, createMemoryStore(synsets));
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
