import type { Sentence, Token, UniversalTag } from '../corpus/sentence.js';
import type { PartOfSpeech } from '../lexicon/synset.js';

const wordnetParts: ReadonlyMap<UniversalTag, PartOfSpeech> = new Map([
  ['NOUN', 'n'],
  ['PROPN', 'n'],
  ['VERB', 'v'],
  ['ADJ', 'a'],
  ['ADV', 'r'],
]);

/** Returns the lexicon's part of speech for a token's tag; undefined for function words, numbers and punctuation. */
export function wordnetPartOf(tag: UniversalTag): PartOfSpeech | undefined {
  return wordnetParts.get(tag);
}

/** Returns the label of a content word, its lemma in lower case; undefined for anything without a letter or function. */
export function contentLabel(token: Token): string | undefined {
  if (!wordnetParts.has(token.tag) || !/\p{L}/u.test(token.lemma)) return undefined;
  return token.lemma.toLowerCase();
}

/** Returns the labels of the content words of a sentence, in order. */
export function contentLabels({ tokens }: Sentence): string[] {
  return tokens.flatMap((token) => contentLabel(token) ?? []);
}
