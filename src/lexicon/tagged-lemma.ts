import type { PartOfSpeech } from './synset.js';

const tagLength = '/n'.length;

/** Names a lemma as one part of speech, by WordNet's letter; `tagLemma('show', 'v')` is `show/v`. */
export function tagLemma(lemma: string, partOfSpeech: PartOfSpeech): string {
  return `${lemma}/${partOfSpeech}`;
}

/** Tells whether a label ends in the letter of a part of speech, as {@link tagLemma} writes it. */
export function isTaggedLemma(label: string): boolean {
  return label.length > tagLength && /\/[nvar]$/.test(label);
}

/** Returns the lemma of a tagged label; a label without a tag as it is. */
export function untagLemma(label: string): string {
  return isTaggedLemma(label) ? label.slice(0, -tagLength) : label;
}
