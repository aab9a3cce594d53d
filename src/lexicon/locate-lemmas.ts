import { requireWhole } from '../errors.js';
import { joinForms, type Reading, readTokens } from './lemma-forms.js';
import type { Lexicon } from './lexicon.js';
import { splitIntoLemmas } from './split-into-lemmas.js';
import type { PartOfSpeech } from './synset.js';

/** A token of a text as {@link locateLemmas} sees it. */
export interface LemmaToken {
  readonly form: string;
  /** Its universal part-of-speech tag; undefined or X where none is known. */
  readonly tag?: string | undefined;
  /** Where it begins and ends, in UTF-16 units; tokens that touch are joined without a space, others with one. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that a lexicon knows as a lemma. */
export interface LemmaSpan {
  /** Where it begins and ends in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The tokens it lies in, from one index up to but without the other. */
  readonly firstToken: number;
  readonly endToken: number;
  /** The lemma as it is looked up: what the text has, or a base form of it. */
  readonly lemma: string;
  /** The part of speech that the tags speak for and the lexicon has; undefined where these do not meet. */
  readonly partOfSpeech: PartOfSpeech | undefined;
  /** All parts of speech that the lexicon has for the lemma, as letters in the order n, v, a, r. */
  readonly partsOfSpeech: string;
}

/** How {@link locateLemmas} looks. */
export interface LocateLemmasOptions {
  /** Whether neighbouring tokens that are one lemma are joined, the longest first; default true. */
  readonly join?: boolean;
  /**
   * Whether a token of Chinese characters that is no lemma is cut into lemmas, the fewest that cover it, one of which at
   * least has two characters; default true.
   */
  readonly split?: boolean;
  /** How many tokens a lemma may span at most; default 6. */
  readonly longest?: number;
  /**
   * The base forms of a word as a part of speech, for instance `(form, partOfSpeech) => lemmatise(...)`; the word itself is
   * always tried too. Of several words the last is reduced for a noun, the first for a verb. Default: none.
   */
  readonly baseForms?: (form: string, partOfSpeech: PartOfSpeech) => readonly string[];
}

/**
 * Finds the lemmas of a lexicon in a tokenised text, from left to right without overlap, the longest at each place.
 *
 * A token alone counts when its tag is that of a noun, name, verb, adjective or adverb, or when it has none; several count
 * when one of them does and none before or after the others is punctuation. Only neighbours are joined: a particle that stands
 * apart from its verb is not. Proper names are not cut.
 *
 * @throws OptionError when `longest` is not a whole number from 1.
 * @example
 * const lexicon = (await readLexicon('wn-data-cmn.tab')).lexicon;
 * locateLemmas([{ form: '狗', tag: 'NOUN', start: 0, end: 1 }], lexicon)[0]?.partsOfSpeech // 'n'
 */
export function locateLemmas(
  tokens: readonly LemmaToken[],
  lexicon: Lexicon,
  options: LocateLemmasOptions = {},
): LemmaSpan[] {
  const { join = true, split = true, longest = 6, baseForms = () => [] } = options;
  requireWhole('longest', longest, 1);
  const spans: LemmaSpan[] = [];
  const most = join ? longest : 1;
  for (let first = 0; first < tokens.length; ) {
    const found = longestLemma(tokens, first, { lexicon, most, baseForms });
    if (found !== undefined) spans.push(found);
    else if (split) spans.push(...splitToken(tokens[first] as LemmaToken, first, lexicon));
    first = found?.endToken ?? first + 1;
  }
  return spans;
}

interface Search {
  readonly lexicon: Lexicon;
  readonly most: number;
  readonly baseForms: (form: string, partOfSpeech: PartOfSpeech) => readonly string[];
}

function longestLemma(tokens: readonly LemmaToken[], first: number, search: Search): LemmaSpan | undefined {
  const { lexicon, most, baseForms } = search;
  for (let end = Math.min(tokens.length, first + most); end > first; end--) {
    const stretch = tokens.slice(first, end);
    if (!mayBeLemma(stretch)) continue;
    const { form, words } = joinForms(stretch);
    const reading = readTokens({ form, words, tags: stretch.map(({ tag }) => tag) }, lexicon, baseForms);
    if (reading === undefined || isLongerForm(form, stretch, lexicon)) continue;
    return makeSpan(reading, { start: stretch[0]?.start ?? 0, end: stretch.at(-1)?.end ?? 0, first, endToken: end });
  }
  return undefined;
}

/** Whether the lexicon takes a stretch for a mere form of what stands before its last token, as with a Chinese particle. */
function isLongerForm(form: string, stretch: readonly LemmaToken[], lexicon: Lexicon): boolean {
  if (stretch.length === 1) return false;
  const [sense] = lexicon.findSenses(form);
  return sense !== undefined && sense === lexicon.findSenses(joinForms(stretch.slice(0, -1)).form)[0];
}

function mayBeLemma(stretch: readonly LemmaToken[]): boolean {
  const isContent = ({ tag = 'X' }: LemmaToken): boolean => contentTags.has(tag);
  return stretch.some(isContent) && !isMark(stretch[0]) && !isMark(stretch.at(-1)) && stretch.every(touchesIfMark);
}

/** Inside a lemma a mark, such as a hyphen or an apostrophe, touches the words on both sides. */
function touchesIfMark(token: LemmaToken, at: number, stretch: readonly LemmaToken[]): boolean {
  return !isMark(token) || (stretch[at - 1]?.end === token.start && stretch[at + 1]?.start === token.end);
}

function isMark(token: LemmaToken | undefined): boolean {
  return token?.tag === 'PUNCT' || token?.tag === 'SYM';
}

const contentTags: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'X']);

function splitToken(token: LemmaToken, at: number, lexicon: Lexicon): LemmaSpan[] {
  const { form, tag = 'X', start } = token;
  if (tag === 'PROPN' || !contentTags.has(tag) || !/^\p{Script=Han}{2,}$/u.test(form)) return [];
  return splitIntoLemmas(form, (text) => lexicon.has(text)).flatMap(({ start: from, end: to }) => {
    const piece = form.slice(from, to);
    const reading = readTokens({ form: piece, words: [piece], tags: [tag] }, lexicon, () => []);
    return reading === undefined
      ? []
      : [makeSpan(reading, { start: start + from, end: start + to, first: at, endToken: at + 1 })];
  });
}

function makeSpan(
  reading: Reading,
  { start, end, first, endToken }: { start: number; end: number; first: number; endToken: number },
): LemmaSpan {
  return { start, end, firstToken: first, endToken, ...reading };
}
