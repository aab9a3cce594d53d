import type { TokenCoder } from './transformer-tokens.js';

/** A word or mark of a text, and which tokens of the sequence are its own: from `first` to before `last`. */
interface WordTokens {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** A text as a transformer takes it, with its words. */
export interface WordSequence {
  readonly ids: readonly number[];
  readonly words: readonly WordTokens[];
}

/**
 * Returns the tokens of a text with those that frame it, and which of them are of which word. Words and marks are those of
 * `Intl.Segmenter`, which cuts Chinese and Japanese too. Words behind the most tokens that fit are left out, as is one that is
 * cut through there.
 */
export function encodeWords({ encode, before, after }: TokenCoder, text: string, most: number): WordSequence {
  const spans = cutWords(text);
  const body = encode(text);
  const kept = body.slice(0, most - before.length - after.length);
  const ends = placeEnds(encode, { text, spans, body });
  const words = spans.flatMap(({ start, end }, place) => {
    const [from, to] = [place === 0 ? 0 : ends[place - 1], ends[place]];
    const range = { first: before.length + from, last: before.length + to };
    return to > from && to <= kept.length ? [{ start, end, ...range }] : [];
  });
  return { ids: [...before, ...kept, ...after], words };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function cutWords(text: string): Span[] {
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text);
  return Array.from(segments).flatMap(({ segment, index }) => {
    return segment.trim() === '' ? [] : [{ start: index, end: index + segment.length }];
  });
}

/**
 * Finds for each word the place behind its last token. Tokenisers tell no places: where the tokens of the words by themselves,
 * each with the white space before it, make those of the whole text, as they mostly do, they are counted; else the text up to
 * the end of each word is compared with the whole, and a token that two words have a part in is of the first.
 */
function placeEnds(
  encode: TokenCoder['encode'],
  { text, spans, body }: { readonly text: string; readonly spans: readonly Span[]; readonly body: readonly number[] },
): number[] {
  const alone = spans.map(({ end }, place) => encode(text.slice(place === 0 ? 0 : spans[place - 1].end, end)));
  const joined = alone.flat();
  if (joined.length === body.length && joined.every((id, place) => id === body[place])) {
    let count = 0;
    return alone.map(({ length }) => {
      count += length;
      return count;
    });
  }
  let last = 0;
  return spans.map(({ end }) => {
    const through = encode(text.slice(0, end));
    const differs = through.findIndex((id, place) => id !== body[place]);
    // A token that goes on behind the word is another one where the text ends with the word.
    last = Math.max(last, Math.min(differs === -1 ? through.length : differs + 1, body.length));
    return last;
  });
}
