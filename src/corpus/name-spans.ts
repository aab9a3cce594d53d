import { calendarNames, innerArticles, innerWords } from './name-words.js';
import type { Token, TokenRange, UniversalTag } from './sentence.js';

/**
 * Finds the stretches of tokens that are proper names: runs of proper nouns with capitals, with the adjectives, nouns and
 * numbers that belong to them, and with words such as "of" between them. Commas, possessives and conjunctions part names;
 * days and months are none.
 */
export function findNameSpans(tokens: readonly Token[]): TokenRange[] {
  const inTitleCase = isTitleCase(tokens);
  const spans: TokenRange[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (!isNameStart(tokens, at, inTitleCase)) {
      at++;
      continue;
    }
    const end = endOfName(tokens, at, inTitleCase);
    spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

function isProper({ form, tag }: Token): boolean {
  // A proper noun, but no mark, address or name of a day.
  return tag === 'PROPN' && /\p{L}/u.test(form) && !/[@#]|:\/\/|^www\./.test(form) && !isCalendarName(form);
}

function isCalendarName(form: string): boolean {
  return calendarNames.has(form.toLowerCase().replace(/\.$/, ''));
}

/** A capitalised word beside a proper noun that is likely to be part of the name: "Supreme Court", "Red Cross". */
function isCapitalised(tokens: readonly Token[], at: number, inTitleCase: boolean): boolean {
  const { form, tag } = tokens[at] as Token;
  const fits = tag === 'ADJ' || tag === 'NOUN';
  return fits && at > 0 && !inTitleCase && /^\p{Lu}/u.test(form) && !isCalendarName(form);
}

/** A proper noun begins a name, and so do words with capitals inside a sentence up to a noun: "the Criminal Code". */
function isNameStart(tokens: readonly Token[], at: number, inTitleCase: boolean): boolean {
  if (isProper(tokens[at] as Token)) return true;
  let next = at;
  let hasNoun = false;
  while (next < tokens.length && isCapitalised(tokens, next, inTitleCase)) {
    hasNoun ||= tokens[next]?.tag === 'NOUN';
    next++;
  }
  const after = tokens[next];
  if (next > at && after !== undefined && isProper(after)) return true;
  const before = tokens[at - 1]?.tag ?? 'PUNCT';
  return hasNoun && before !== 'PUNCT' && before !== 'SYM' && before !== 'NUM' && before !== 'X';
}

function endOfName(tokens: readonly Token[], start: number, inTitleCase: boolean): number {
  let end = start + 1;
  while (end < tokens.length) {
    const token = tokens[end] as Token;
    if (isProper(token) || isCapitalised(tokens, end, inTitleCase) || isNumberOfName(tokens, end)) end++;
    else {
      const joined = afterJoint(tokens, end, inTitleCase);
      if (joined === undefined) break;
      end = joined;
    }
  }
  return end;
}

/** A short number that ends a name, such as "Apollo 11", where no noun follows that it could count. */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const { form, tag } = tokens[at] as Token;
  const next = tokens[at + 1]?.tag;
  return tag === 'NUM' && /^(?:\d{1,3}|[IVX]+)$/.test(form) && next !== 'NOUN' && next !== 'ADJ' && next !== 'SYM';
}

/** The place after the proper noun that words such as "of the", or a hyphen without spaces, join to the name. */
function afterJoint(tokens: readonly Token[], at: number, inTitleCase: boolean): number | undefined {
  let next = at;
  const { form, start, end } = tokens[at] as Token;
  if (/^[-–/]$/.test(form)) {
    const isTight = tokens[at - 1]?.end === start && tokens[at + 1]?.start === end;
    next = isTight && form !== '/' ? at + 1 : at;
  } else {
    if (innerWords.has(form)) next++;
    if (next > at && innerArticles.has(tokens[next]?.form ?? '')) next++;
  }
  const after = tokens[next];
  const goesOn = after !== undefined && (isProper(after) || isCapitalised(tokens, next, inTitleCase));
  return next > at && goesOn ? next + 1 : undefined;
}

const contentTags: ReadonlySet<UniversalTag> = new Set(['NOUN', 'VERB', 'ADJ', 'ADV']);

/** Whether most content words that are no names have a capital, as in a headline, so that capitals say nothing. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.slice(1).filter(({ tag }) => contentTags.has(tag));
  const capitalised = words.filter(({ form }) => /^\p{Lu}/u.test(form)).length;
  return capitalised > 1 && 3 * capitalised > 2 * words.length;
}
