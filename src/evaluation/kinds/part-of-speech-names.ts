import type { PartOfSpeech } from '../../lexicon/synset.js';

/** What the words of a part of speech are called in measures and facts, in the usual order. */
export const partOfSpeechNames: ReadonlyMap<PartOfSpeech, string> = new Map([
  ['n', 'nouns'],
  ['v', 'verbs'],
  ['a', 'adjectives'],
  ['r', 'adverbs'],
]);

/** Groups items by their part of speech, in the usual order; those without an item are absent. */
export function groupByPartOfSpeech<Item>(
  items: readonly Item[],
  partOfSpeechOf: (item: Item) => PartOfSpeech,
): { readonly name: string; readonly members: readonly Item[] }[] {
  return Array.from(partOfSpeechNames, ([letter, name]) => {
    return { name, members: items.filter((item) => partOfSpeechOf(item) === letter) };
  }).filter(({ members }) => members.length > 0);
}
