import { isAskedSentence } from '../corpus/readers/all-words-reader.js';
import type { Sentence, Token, TokenRange, UniversalTag } from '../corpus/sentence.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type LemmaSpan, type LocateLemmasOptions, locateLemmas } from '../lexicon/locate-lemmas.js';
import type { PartOfSpeech } from '../lexicon/synset.js';
import { wordnetPartOf } from './content-label.js';

const tagOfPart = { n: 'NOUN', v: 'VERB', a: 'ADJ', r: 'ADV' } as const satisfies Record<PartOfSpeech, UniversalTag>;

/**
 * Cuts a sentence anew so that what a lexicon knows as one lemma is one token, for languages whose words are written without
 * spaces: neighbouring tokens are joined and long ones cut as {@link locateLemmas} finds them.
 *
 * A token with a lemma has the tag of a part of speech that the lexicon has for it, the first one where it does not have that
 * of its own tag. Proper names, and words that a sentence of an all-words set asks, keep their tokens; the tree and lemmas of several
 * words, whose indices would no longer fit, are left out.
 *
 * @throws OptionError when an option is out of range.
 * @example cutToLemmas((await createChineseAnnotator()).annotate(unit), lexicon).tokens
 */
export function cutToLemmas(sentence: Sentence, lexicon: Lexicon, options: LocateLemmasOptions = {}): Sentence {
  const { document, position, text, tokens, names } = sentence;
  const asked = isAskedSentence(sentence) ? sentence.asked : undefined;
  const kept = listPlaces([...(names ?? []), ...(asked ?? [])]);
  const cut: Token[] = [];
  /** Where each token that is kept comes to stand. */
  const places = new Map<number, number>();
  let at = 0;
  for (const end of [...kept, tokens.length]) {
    const between = tokens.slice(at, end);
    cut.push(...cutTokens(text, between, locateLemmas(between, lexicon, options)));
    places.set(end, cut.length);
    cut.push(...tokens.slice(end, end + 1));
    at = end + 1;
  }
  const move = <Range extends TokenRange>(range: Range): Range => {
    const start = places.get(range.start) ?? 0;
    return { ...range, start, end: start + range.end - range.start };
  };
  return {
    document,
    position,
    text,
    tokens: cut,
    ...(names !== undefined && { names: names.map(move) }),
    ...(asked !== undefined && { asked: asked.map(move) }),
  };
}

/** The places of all tokens of some ranges, each once, in order. */
function listPlaces(ranges: readonly TokenRange[]): number[] {
  const places = ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place));
  return [...new Set(places)].sort((a, b) => a - b);
}

function cutTokens(text: string, tokens: readonly Token[], spans: readonly LemmaSpan[]): Token[] {
  const cut: Token[] = [];
  let done = 0;
  for (const span of spans) {
    // Of a token that was cut the first piece takes `done` past it, so that it does not come again before the others.
    cut.push(...tokens.slice(done, span.firstToken));
    const tags = tokens.slice(span.firstToken, span.endToken).map(({ tag }) => tag);
    const { start, end, lemma } = span;
    cut.push({ form: text.slice(start, end), lemma, tag: chooseTag(span, tags), start, end });
    done = span.endToken;
  }
  return [...cut, ...tokens.slice(done)];
}

/** A tag of the tokens that stands for the part of speech, the last first; else that of the part of speech itself. */
function chooseTag({ partOfSpeech, partsOfSpeech }: LemmaSpan, tags: readonly UniversalTag[]): UniversalTag {
  const part = partOfSpeech ?? (partsOfSpeech.charAt(0) as PartOfSpeech);
  return tags.findLast((tag) => wordnetPartOf(tag) === part) ?? tagOfPart[part];
}
