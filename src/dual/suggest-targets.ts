import { suggestWords } from '../lexicon/suggest.js';
import type { Space } from '../space/space.js';

/** Makes what names the words of both spaces that are spelled most like an unknown one. */
export function createTargetSuggester(domainSpace: Space, functionSpace: Space): (word: string) => readonly string[] {
  return (word) =>
    suggestWords(
      word,
      domainSpace.targets.labels.filter((label) => functionSpace.has(label)),
    );
}
