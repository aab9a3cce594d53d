import { unlikelyEndings, unlikelyMultiwords } from './multiword-exceptions.js';
import { type KnownMultiword, type MultiwordIndex, noNode, unknownWord } from './multiword-index.js';
import type { MultiwordSpan, Sentence, Token, UniversalTag } from './sentence.js';

/** Settings of {@link findMultiwords}. */
export interface FindMultiwordsOptions {
  /**
   * Whether a lemma counts wherever its words stand together; default false, so that the tags must allow one of its
   * parts of speech. With it the tag is that of the part of speech the lexicon names first.
   */
  readonly everyMatch?: boolean;
}

/**
 * Finds the multiword lemmas of a lexicon in a sentence: the longest first, from left to right, without overlap.
 *
 * A token fits a word of a lemma by its form or by its lemma, in any letter case; where the lexicon has a capital
 * (New York), so must the text. A possessive pronoun fits the "one's" of a lemma. The words of a lemma must stand
 * together: "gave up" is found, "gave it up" is not, since a span has no gaps.
 *
 * @example findMultiwords(sentence, index) // [{ start: 2, end: 4, lemma: 'hot dog', tag: 'NOUN' }]
 */
export function findMultiwords(
  sentence: Pick<Sentence, 'tokens'>,
  index: MultiwordIndex,
  options: FindMultiwordsOptions = {},
): MultiwordSpan[] {
  const { everyMatch = false } = options;
  const { tokens } = sentence;
  const spans: MultiwordSpan[] = [];
  const search: Search = { tokens, index, everyMatch, words: numberWords(tokens, index), start: 0, best: undefined };
  while (search.start < tokens.length) {
    search.best = undefined;
    followTokens(search, search.start, 0);
    if (search.best !== undefined) spans.push(search.best);
    search.start = endOf(search);
  }
  return spans;
}

interface Search {
  readonly tokens: readonly Token[];
  readonly index: MultiwordIndex;
  readonly everyMatch: boolean;
  /** Two numbers a token: the word of its form, and that of its lemma or -1 where it is the same. */
  readonly words: Int32Array;
  start: number;
  /** The longest lemma from `start` found so far. */
  best: MultiwordSpan | undefined;
}

function numberWords(tokens: readonly Token[], index: MultiwordIndex): Int32Array {
  const words = new Int32Array(2 * tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const { form, lemma } = tokens[i] as Token;
    const word = index.wordOf(form);
    const lemmaWord = lemma === form ? word : index.wordOf(lemma);
    words[2 * i] = word;
    words[2 * i + 1] = lemmaWord === word ? unknownWord : lemmaWord;
  }
  return words;
}

/** Follows the words of the token at a place from a node, then those of the tokens after it. */
function followTokens(search: Search, at: number, node: number): void {
  const { index, words } = search;
  for (let which = 2 * at; which < Math.min(2 * at + 2, words.length); which++) {
    const word = words[which] as number;
    if (word === unknownWord || (node === 0 && !index.begins(word))) continue;
    const reached = index.follow(node, word);
    if (reached === noNode) continue;
    const lemmas = index.lemmasAt(reached);
    if (lemmas !== undefined && at >= endOf(search)) search.best = chooseLemma(search, at + 1, lemmas) ?? search.best;
    followTokens(search, at + 1, reached);
  }
}

/** Where the longest lemma found so far ends; without one, after the first token, which alone is no multiword. */
function endOf({ start, best }: Search): number {
  return best?.end ?? start + 1;
}

function chooseLemma(
  { tokens, start, everyMatch }: Search,
  end: number,
  lemmas: readonly KnownMultiword[],
): MultiwordSpan | undefined {
  for (const multiword of lemmas) {
    if (!multiword.capitals.every((place) => /^\p{Lu}/u.test(tokens[start + place]?.form ?? ''))) continue;
    const tag = everyMatch ? firstTag(multiword) : tagOf(multiword, tokens.slice(start, end), tokens[end]?.tag);
    if (tag !== undefined) return { start, end, lemma: multiword.lemma, tag };
  }
  return undefined;
}

function firstTag({ lemma, partsOfSpeech }: KnownMultiword): UniversalTag | undefined {
  const letter = partsOfSpeech[0];
  if (letter === 'n') return nounTag(lemma);
  return letter === 'v' ? 'VERB' : letter === 'a' ? 'ADJ' : letter === 'r' ? 'ADV' : undefined;
}

const verbalTags: ReadonlySet<UniversalTag> = new Set(['VERB', 'AUX']);
const nominalTags: ReadonlySet<UniversalTag> = new Set(['NOUN', 'PROPN']);
const nounPhraseStarts: ReadonlySet<UniversalTag> = new Set(['DET', 'NOUN', 'PRON', 'PROPN', 'NUM', 'ADJ']);
const governors: ReadonlySet<UniversalTag> = new Set(['ADP', 'SCONJ', 'DET']);

/** The tag of the first part of speech that the tags of the tokens and of the next one allow, or undefined. */
function tagOf(
  { lemma, partsOfSpeech }: KnownMultiword,
  tokens: readonly Token[],
  next: UniversalTag | undefined,
): UniversalTag | undefined {
  if (unlikelyMultiwords.has(lemma)) return undefined;
  const beforeNounPhrase = next !== undefined && nounPhraseStarts.has(next);
  const last = tokens.at(-1);
  if (partsOfSpeech.includes('v') && verbalTags.has(tokens[0]?.tag ?? 'X')) {
    const never = unlikelyEndings.get(last?.form.toLowerCase() ?? '');
    const isUnlikely = never === 'always' || never === (beforeNounPhrase ? 'before a noun phrase' : 'elsewhere');
    return isUnlikely ? undefined : 'VERB';
  }
  if (partsOfSpeech.includes('n') && tokens.some(({ tag }) => nominalTags.has(tag))) return nounTag(lemma);
  // "in this" is an adverb of its own, but not in "in this house".
  if (partsOfSpeech.includes('r') && !(beforeNounPhrase && governors.has(last?.tag ?? 'X'))) return 'ADV';
  return partsOfSpeech.includes('a') ? 'ADJ' : undefined;
}

function nounTag(lemma: string): UniversalTag {
  return /^\p{Lu}/u.test(lemma) ? 'PROPN' : 'NOUN';
}
