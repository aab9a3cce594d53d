import type { PartOfSpeech } from '../../lexicon/synset.js';

const partOfSpeechNames: ReadonlyMap<PartOfSpeech, string> = new Map([
  ['n', 'nouns'],
  ['v', 'verbs'],
  ['a', 'adjectives'],
  ['r', 'adverbs'],
]);

/** Groups items by their part of speech, nouns first, under its name in the plural; those without an item are absent. */
export function groupByPartOfSpeech<Item>(
  items: readonly Item[],
  partOfSpeechOf: (item: Item) => PartOfSpeech,
): { readonly name: string; readonly members: readonly Item[] }[] {
  return Array.from(partOfSpeechNames, ([letter, name]) => {
    return { name, members: items.filter((item) => partOfSpeechOf(item) === letter) };
  }).filter(({ members }) => members.length > 0);
}
