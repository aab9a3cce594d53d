import type { PartOfSpeech } from './synset.js';

/**
 * The parts of speech of Academia Sinica, which Chinese Wordnet uses, with those of a lexicon: nouns (N...) and pronouns,
 * verbs (V..., among them the stative VH), non-predicative adjectives (A), and adverbs (D...). `undefined` stands for tags
 * that are known and none of these: conjunctions, prepositions, particles, interjections, postpositions, determinatives.
 */
const tagForms: readonly (readonly [RegExp, PartOfSpeech | undefined])[] = [
  [/^N(?:g[a-z]?|e[a-z]{1,2}[ab]?)$/, undefined],
  [/^N(?:[abcdfhv][a-z]{0,3})?$/, 'n'],
  [/^V(?:[A-L]\d{0,2}[A-Z]?|_(?:1|2|11|12))?$/, 'v'],
  [/^SHI$/, 'v'],
  [/^A$/, 'a'],
  [/^D(?:[abcdfghijk][a-z]{0,3})?$/, 'r'],
  [/^(?:C[ab][ab][a-z]?|C|P\d{0,2}|T[a-d]?|I|DE|FW|b)$/, undefined],
];

/**
 * The part of speech of one tag, as a whole: `Na` is a noun, `XNa` nothing. Undefined where a tag has none; `isKnown` tells
 * whether it is a tag at all.
 *
 * @example readChineseWordnetTag('VH') // { isKnown: true, partOfSpeech: 'v' }
 */
export function readChineseWordnetTag(tag: string): {
  readonly isKnown: boolean;
  readonly partOfSpeech: PartOfSpeech | undefined;
} {
  const found = tagForms.find(([form]) => form.test(tag));
  return { isKnown: found !== undefined, partOfSpeech: found?.[1] };
}
