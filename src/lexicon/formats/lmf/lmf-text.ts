import { ParseError } from '../../../errors.js';

const special: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 has no way to write.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Writes the value of an attribute, so that reading it gives the same text.
 *
 * @throws ParseError where it holds a character that XML cannot.
 */
export function escapeAttribute(text: string): string {
  return requireWritable(text).replace(/[&<>"\t\n\r]/g, (character) => special.get(character) as string);
}

/**
 * Writes the text of an element, so that reading it gives the same text.
 *
 * @throws ParseError where it holds a character that XML cannot.
 */
export function escapeText(text: string): string {
  return requireWritable(text).replace(/[&<>\r]/g, (character) => special.get(character) as string);
}

/** A text without white space at its ends and with one space for any inside it: what counts where space is not preserved. */
export function normaliseSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

function requireWritable(text: string): string {
  const found = unwritable.exec(text)?.[0];
  if (found === undefined) return text;
  const code = (found.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  throw new ParseError(text, `XML cannot hold the character U+${code}; take it out.`);
}
