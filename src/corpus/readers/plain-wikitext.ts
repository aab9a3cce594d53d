import { decodeEntities } from './decode-entities.js';
import { resolveBrackets } from './wikitext-brackets.js';
import { dropElements } from './wikitext-elements.js';

/** A paragraph, list item or heading of a page. */
export interface WikitextBlock {
  readonly text: string;
  /** The level of a heading, 1 to 6; 0 for what is none. */
  readonly level: number;
}

/**
 * Leaves of wikitext what is read, as paragraphs, list items and headings.
 *
 * Out go comments, notes, formulas, galleries, code, tables, files, categories, links to other languages, marks of emphasis,
 * tags and templates, but for those templates that stand for a few words, such as `{{convert|5|km}}` and
 * `{{lang|fr|mot}}`. Links leave their words. The time it takes grows with the length alone, whatever is left open.
 */
export function plainWikitext(wikitext: string): WikitextBlock[] {
  const text = resolveBrackets(dropElements(wikitext));
  const blocks: WikitextBlock[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) push(blocks, lines.join(' '), 0);
    lines = [];
  };
  for (const line of text.split('\n')) {
    const first = line.charAt(0);
    const heading = first === '=' ? headingOf(line) : undefined;
    if (heading !== undefined) {
      flush();
      push(blocks, heading.title, heading.level);
    } else if (first !== '' && '*#;:'.includes(first)) {
      flush();
      push(blocks, line.replace(/^[*#;:\s]+/, ''), 0);
    } else if (line.trim() === '' || /^(?:-{4,}|[|!])/.test(line)) flush();
    else lines.push(line);
  }
  flush();
  return blocks;
}

function headingOf(line: string): { readonly title: string; readonly level: number } | undefined {
  const text = line.trimEnd();
  let level = 0;
  while (level < 6 && text.charAt(level) === '=' && text.charAt(text.length - 1 - level) === '=') level++;
  return text.length > 2 * level ? { title: text.slice(level, -level).trim(), level } : undefined;
}

function push(blocks: WikitextBlock[], wikitext: string, level: number): void {
  const text = closeGaps(decodeEntities(dropMarks(wikitext)));
  // What has no letter or digit is what is left of a list of pictures or templates.
  if (/[\p{L}\p{N}]/u.test(text)) blocks.push({ text, level });
}

/** Removes marks of emphasis and magic words. */
function dropMarks(wikitext: string): string {
  const text = wikitext.includes("''") ? wikitext.replace(/'{2,}/g, '') : wikitext;
  return text.includes('__') ? text.replace(/__[A-Z]{3,30}__/g, '') : text;
}

/** Closes the gaps that templates leave. */
function closeGaps(text: string): string {
  let closed = text;
  if (/[ \u00a0]{2}|[ \u00a0][,.;:!?)]|\([ \u00a0,;)]/.test(text)) {
    closed = text
      .replace(/\((?:[ \u00a0]*[,;])+[ \u00a0]*/g, '(')
      .replace(/(?:(?<![ \u00a0])[ \u00a0]+)?\([ \u00a0]*\)/g, '')
      .replace(/\([ \u00a0]+/g, '(')
      .replace(/(?<![ \u00a0])[ \u00a0]+(?=[,;:!?)](?:\s|$)|\.(?:\s|$))/g, '')
      .replace(/[ \u00a0]{2,}/g, ' ');
  }
  return closed.replace(/^[\s,;:.)]+(?=[^\s,;:.)])/, '').trim();
}
