/** Where a verb and a certain last word are two words of a sentence more often than one lemma. */
export type UnlikelyPlace = 'before a noun phrase' | 'elsewhere' | 'always';

/**
 * The last words of verb lemmas such as "live in" that SemCor 3.0's annotators rarely chose, with the place.
 *
 * Reason: in Brown 1 they marked, of the matches of such lemmas in WordNet 3.1, 39 of 176 that end in "in" before a noun
 * phrase, 20 of 77 for "at", 14 of 87 for "to" elsewhere (before an infinitive), and 9 of 68 for "it" anywhere; with
 * other last words they marked about half or more.
 */
export const unlikelyEndings: ReadonlyMap<string, UnlikelyPlace> = new Map([
  ['in', 'before a noun phrase'],
  ['at', 'before a noun phrase'],
  ['to', 'elsewhere'],
  ['it', 'always'],
]);

/**
 * Lemmas of WordNet whose words nearly always stand for themselves.
 *
 * Reason: each matches ten times or more in SemCor 3.0's Brown 1, and its annotators marked it at most once in five.
 */
export const unlikelyMultiwords: ReadonlySet<string> = new Set([
  'and how',
  'and so',
  'ask for',
  'be full',
  'be given',
  'be on',
  'be well',
  'come to',
  'for one',
  'have got',
  'three times',
  'to it',
  'to that',
]);
