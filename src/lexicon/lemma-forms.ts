import type { Lexicon } from './lexicon.js';
import { type PartOfSpeech, partsOfSpeech } from './synset.js';

/** How a stretch of tokens is read. */
export interface Reading {
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech | undefined;
  readonly partsOfSpeech: string;
}

/** A stretch of tokens: its whole form, its words, and the tags of its tokens. */
export interface Stretch {
  readonly form: string;
  /** What stands between spaces. */
  readonly words: readonly string[];
  readonly tags: readonly (string | undefined)[];
}

const partOfTag: ReadonlyMap<string | undefined, PartOfSpeech> = new Map<string, PartOfSpeech>([
  ['NOUN', 'n'],
  ['PROPN', 'n'],
  ['VERB', 'v'],
  ['AUX', 'v'],
  ['ADJ', 'a'],
  ['ADV', 'r'],
]);

/** Joins tokens: without a space where they touch, with one where they do not. */
export function joinForms(tokens: readonly { form: string; start: number; end: number }[]): {
  form: string;
  words: string[];
} {
  const words: string[] = [];
  tokens.forEach(({ form, start }, at) => {
    if (at > 0 && tokens[at - 1]?.end === start) words.push((words.pop() ?? '') + form);
    else words.push(form);
  });
  return { form: words.join(' '), words };
}

/**
 * Reads a stretch as a lemma of the lexicon: with the part of speech of its last token's tag, then of its first one's, where
 * the lexicon has it; then as it is; then as a base form of any part of speech. Undefined where the lexicon has none.
 */
export function readTokens(
  stretch: Stretch,
  lexicon: Lexicon,
  baseForms: (form: string, partOfSpeech: PartOfSpeech) => readonly string[],
): Reading | undefined {
  const { form, tags } = stretch;
  const candidates = (letter: PartOfSpeech): string[] => [form, ...reduce(stretch, letter, baseForms)];
  const hinted = [partOfTag.get(tags.at(-1)), partOfTag.get(tags[0])].filter((letter) => letter !== undefined);
  for (const letter of hinted) {
    const lemma = candidates(letter).find((text) => lexicon.has(text, letter));
    if (lemma !== undefined) return read(lemma, lexicon, letter);
  }
  if (lexicon.has(form)) return read(form, lexicon, undefined);
  for (const letter of partsOfSpeech) {
    const lemma = candidates(letter).find((text) => lexicon.has(text, letter));
    if (lemma !== undefined) return read(lemma, lexicon, undefined);
  }
  return undefined;
}

function read(lemma: string, lexicon: Lexicon, partOfSpeech: PartOfSpeech | undefined): Reading {
  return { lemma, partOfSpeech, partsOfSpeech: lexicon.partsOfSpeech(lemma) };
}

/** The base forms of a stretch: of a verb its first word is reduced, of anything else its last. */
function reduce(
  { words }: Stretch,
  letter: PartOfSpeech,
  baseForms: (form: string, partOfSpeech: PartOfSpeech) => readonly string[],
): string[] {
  const place = letter === 'v' ? 0 : words.length - 1;
  return baseForms(words[place] ?? '', letter).map((base) => words.with(place, base).join(' '));
}
