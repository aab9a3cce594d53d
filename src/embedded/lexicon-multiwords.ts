import { MultiwordIndex } from '../corpus/multiword-index.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/** Makes the index of a lexicon's lemmas of several words, in the letter case that the lexicon gives them. */
export function indexMultiwords(lexicon: Lexicon): MultiwordIndex {
  const partsOfSpeech = new Map<string, string>();
  for (const { senses } of lexicon.scanSynsets()) {
    for (const { lemma, partOfSpeech } of senses) {
      const known = partsOfSpeech.get(lemma) ?? '';
      if (!known.includes(partOfSpeech)) partsOfSpeech.set(lemma, known + partOfSpeech);
    }
  }
  return new MultiwordIndex(
    Array.from(partsOfSpeech, ([lemma, letters]) => ({ lemma: lemma.replaceAll('_', ' '), partsOfSpeech: letters })),
  );
}
