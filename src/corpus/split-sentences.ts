import {
  closingAbbreviations,
  numberAbbreviations,
  openAbbreviations,
  sentenceStarters,
  stateAbbreviations,
} from './sentence-words.js';

/** A stretch of text: `text.slice(start, end)`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Options of {@link splitSentences}. */
export interface SplitSentencesOptions {
  /** Whether a sentence also ends at the Chinese semicolon `；`; default false. */
  readonly semicolons?: boolean | undefined;
}

/**
 * Splits a paragraph into its sentences, without the white space around them.
 *
 * English: a sentence ends behind a run of `.`, `!`, `?` or `…` and the quotes and brackets that close there, where white
 * space follows and then no lower-case letter; not behind initials, abbreviations, and the numbers of lists. Chinese and
 * Japanese: a sentence ends behind `。`, `！` or `？` and what closes there.
 *
 * @example splitSentences('Dr. No came. "Why?" I asked.') // [{ start: 0, end: 12 }, { start: 13, end: 28 }]
 */
export function splitSentences(text: string, { semicolons = false }: SplitSentencesOptions = {}): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at), semicolons);
    if (kind === noStop) {
      at++;
      continue;
    }
    const stops = endOfStops(text, at, semicolons);
    const end = endOfTrail(text, endOfClosers(text, stops));
    const next = skipSpace(text, end);
    if (next < text.length && endsSentence(text, start, at, stops, end, next, kind)) {
      spans.push({ start, end });
      start = next;
    }
    at = Math.max(end, at + 1);
  }
  const end = endOfText(text, start);
  if (end > start) spans.push({ start, end });
  return spans;
}

const noStop = 0;
const point = 1;
const strong = 2;
const wide = 3;

/** What a character ends: nothing, perhaps a sentence, a sentence, or one of a script without spaces. */
function kindOf(code: number, semicolons: boolean): number {
  if (code < 128) return code === 46 ? point : code === 33 || code === 63 ? strong : noStop;
  if (code < 0x2026) return noStop;
  if (code === 0x2026) return point;
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61) return wide;
  return semicolons && code === 0xff1b ? wide : noStop;
}

function endOfStops(text: string, start: number, semicolons: boolean): number {
  let end = start + 1;
  for (;;) {
    if (kindOf(text.charCodeAt(end), semicolons) !== noStop) end++;
    // Points with spaces between them: ". . ."
    else if (text.charCodeAt(end) === 32 && text.charCodeAt(end + 1) === 46 && text.charCodeAt(end - 1) === 46)
      end += 2;
    else return end;
  }
}

/** Quotes and brackets that close, and the marks of emphasis. */
const closers: ReadonlySet<number> = new Set([...`"')]}*_»”’」』）】》〉］`].map((mark) => mark.charCodeAt(0)));

function endOfClosers(text: string, start: number): number {
  let end = start;
  while (end < text.length && closers.has(text.charCodeAt(end))) end++;
  return end;
}

/** Numbers of notes, smileys, and quotes and brackets set off by a space, which belong to the sentence before them. */
const trail = /\s?(?:\[\d{1,3}\])+|\s(?:[:;=]-?[()DP](?![\p{L}\p{N}])|["'”’)\]]+(?=\s|$))/uy;

function endOfTrail(text: string, start: number): number {
  let end = start;
  // A look at the next letter spares most sentences the pattern.
  while (end + 1 < text.length && mayTrail(text, end)) {
    trail.lastIndex = end;
    if (!trail.test(text)) break;
    end = trail.lastIndex;
  }
  return end;
}

function mayTrail(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 91 || (isSpace(code) && !isLetter(text.charCodeAt(at + 1)));
}

function endsSentence(
  text: string,
  start: number,
  stop: number,
  stops: number,
  end: number,
  next: number,
  kind: number,
): boolean {
  if (kind === wide) return true;
  if (next === end) return endsUnspaced(text, start, stop, end, kind);
  const first = skipOpeners(text, next);
  if (isLowerCase(text, first) && !isCasual(text, start, first)) return false;
  if (kind === strong || stops > stop + 1 || text.charCodeAt(stop) === 0x2026) return true;
  return !isAbbreviation(text, start, stop, first);
}

/** Whether a writer does not care for capitals: the sentence itself begins with a small letter, or "i" comes next. */
function isCasual(text: string, start: number, first: number): boolean {
  if (isLowerCase(text, start)) return true;
  return text.charCodeAt(first) === 105 && /^i(?:['’]?m|['’](?:ve|ll|d))?\s/.test(text.slice(first, first + 5));
}

/** Whether a sentence ends where no space follows: in Chinese with Western marks, and where the space was forgotten. */
function endsUnspaced(text: string, start: number, stop: number, end: number, kind: number): boolean {
  if (isWide(text.charCodeAt(end))) return kind === strong || isWide(text.charCodeAt(stop - 1));
  return isUpperCase(text, end) && isPlainWord(text, start, stop) && startsPlainWord(text, end);
}

/** Whether a word of small letters alone, at most its first one capital, stands before a place. */
function isPlainWord(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && isLowerCase(text, at - 1)) at--;
  if (end - at < 2) return false;
  if (at > start && isUpperCase(text, at - 1)) at--;
  return at === start || isSpace(text.charCodeAt(at - 1));
}

function startsPlainWord(text: string, start: number): boolean {
  let end = start + 1;
  while (end < text.length && isLowerCase(text, end)) end++;
  const ends = end === text.length || isSpace(text.charCodeAt(end)) || text.charCodeAt(end) === 44;
  // The end of an address, not of a sentence.
  return ends && !/^(?:Com|Net|Org)$/.test(text.slice(start, end));
}

/** Whether a single point belongs to the word before it rather than to the sentence. */
function isAbbreviation(text: string, start: number, stop: number, first: number): boolean {
  const wordStart = startOfWord(text, start, stop);
  const length = stop - wordStart;
  if (length === 0 || length > 8) return false;
  if (isListNumber(text, start, wordStart, stop)) return true;
  const word = text.slice(wordStart, stop);
  const key = word.toLowerCase();
  if (openAbbreviations.has(key)) return true;
  if (numberAbbreviations.has(key) && isDigit(text.charCodeAt(first))) return true;
  const isInitial = length === 1 && isUpperCase(text, wordStart);
  const mayClose = isInitial || closingAbbreviations.has(key) || stateAbbreviations.has(word) || hasInnerPoint(word);
  return mayClose && !startsSentence(text, first);
}

function startOfWord(text: string, start: number, stop: number): number {
  let at = stop;
  while (at > start && isWordPart(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Letters, digits, and points between them. */
function isWordPart(code: number): boolean {
  return isDigit(code) || code === 46 || isLetter(code) || code >= 0xc0;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

/** Whether a number or letter of a list stands where the sentence begins: "2. Stir." */
function isListNumber(text: string, start: number, wordStart: number, stop: number): boolean {
  if (skipOpeners(text, start) !== wordStart || stop - wordStart > 4) return false;
  return /^(?:\d{1,3}|[A-Za-z]|[ivxIVX]+)(?:\.\d{1,2})*$/.test(text.slice(wordStart, stop));
}

/** Letters with points between them: "U.S", "a.m". */
function hasInnerPoint(word: string): boolean {
  return /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word);
}

function startsSentence(text: string, first: number): boolean {
  let end = first;
  while (isLetter(text.charCodeAt(end))) end++;
  // "J. A. Smith": an initial, not the article.
  if (text.charCodeAt(end) === 46 && end - first === 1) return false;
  return sentenceStarters.has(text.slice(first, end));
}

/** Quotes, brackets, dashes and bullets before the first word of a sentence. */
const openers: ReadonlySet<number> = new Set(
  [...`"'([{*_-#>«“‘„‚–—•·¿¡「『（【《〈［`].map((mark) => mark.charCodeAt(0)),
);

function skipOpeners(text: string, start: number): number {
  let at = start;
  while (at < text.length && (openers.has(text.charCodeAt(at)) || isSpace(text.charCodeAt(at)))) at++;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function endOfText(text: string, start: number): number {
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Chinese characters, kana and their punctuation. */
function isWide(code: number): boolean {
  return (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef);
}

function isLowerCase(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 97 && code <= 122;
  const letter = text.charAt(at);
  return letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

function isUpperCase(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}
