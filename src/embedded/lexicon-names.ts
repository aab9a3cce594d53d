import { createNameGazetteer, type NameEntry, type NameGazetteer } from '../corpus/name-gazetteer.js';
import { readPersonNames } from '../corpus/read-person-names.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/** Makes a gazetteer of a lexicon's nouns with capitals and of the names of persons in this package. */
export function createLexiconGazetteer(lexicon: Lexicon): NameGazetteer {
  return createNameGazetteer({ entries: entriesOf(lexicon), personNames: readPersonNames() });
}

function* entriesOf({ synsets }: Lexicon): Generator<NameEntry> {
  for (const { senses, partOfSpeech, lexicographerFile } of synsets) {
    if (partOfSpeech !== 'n') continue;
    for (const { lemma, rank } of senses) yield { lemma, rank, lexicographerFile };
  }
}
