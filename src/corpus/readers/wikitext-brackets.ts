import { resolveLink } from './wikitext-links.js';
import { resolveTemplate } from './wikitext-templates.js';

/** A template, table or link on the way. */
interface Frame {
  readonly kind: 'template' | 'table' | 'link';
  readonly place: number;
  text: string;
}

const bracket = /\{\{|\}\}|\{\||\|\}|\[\[|\]\]|\[(?=(?:https?:|ftp:|mailto:)?\/\/)|\]/g;

/** Templates are resolved up to this depth; what is in deeper ones goes. */
const deepest = 20;

/**
 * Resolves templates, tables and links from the inside out. Those that are never closed are text: what was opened goes on
 * as if its brackets were not there.
 */
export function resolveBrackets(wikitext: string): string {
  const first = scan(wikitext, new Set());
  // All that is left open is known after one look, so a second one ends it.
  return first.open.size === 0 ? first.text : scan(wikitext, first.open).text;
}

function scan(wikitext: string, ignored: ReadonlySet<number>): { readonly text: string; readonly open: Set<number> } {
  const frames: Frame[] = [{ kind: 'link', place: -1, text: '' }];
  let templates = 0;
  let tables = 0;
  /** External links on the way. */
  let addresses = 0;
  let at = 0;
  const pattern = new RegExp(bracket);
  const top = (): Frame => frames[frames.length - 1] as Frame;
  /** Closes the innermost frame of a kind, and with it what was left open inside. */
  const close = (kind: Frame['kind'], resolve: (content: string) => string): void => {
    let inner = '';
    for (let frame = frames.pop(); frame !== undefined; frame = frames.pop()) {
      if (frame.kind === 'template') templates--;
      if (frame.kind === 'table') tables--;
      inner = frame.text + inner;
      if (frame.kind === kind) break;
    }
    top().text += resolve(inner);
  };
  const hasLink = (): boolean => frames.length > 1 && top().kind === 'link';
  for (let found = pattern.exec(wikitext); found !== null; found = pattern.exec(wikitext)) {
    const [mark] = found;
    const place = found.index;
    let end = place + mark.length;
    // What stands in a table is never read.
    if (tables === 0) top().text += wikitext.slice(at, place);
    if (mark === '{{' || mark === '[[') {
      if (!ignored.has(place)) {
        frames.push({ kind: mark === '{{' ? 'template' : 'link', place, text: '' });
        if (mark === '{{') templates++;
      }
    } else if (mark === '{|') {
      if (!startsLine(wikitext, place)) {
        if (tables === 0) top().text += mark;
      } else if (!ignored.has(place)) {
        frames.push({ kind: 'table', place, text: '' });
        tables++;
      }
    } else if (mark === '}}') {
      if (templates > 0 && isInTemplate(frames)) {
        const depth = templates;
        close('template', (content) => (depth > deepest ? '' : resolveTemplate(content)));
      }
    } else if (mark === '|}') {
      if (tables > 0 && startsLine(wikitext, place)) close('table', () => '');
      else {
        // The bar ends an empty argument, and the brace belongs to what follows.
        if (tables === 0) top().text += '|';
        end = place + 1;
      }
    } else if (mark === ']]' && hasLink()) close('link', resolveLink);
    else if (mark === '[') {
      end = skipAddress(wikitext, place);
      addresses++;
    } else if (addresses > 0) {
      addresses--;
      end = place + 1;
    } else if (tables === 0 && mark === ']') top().text += mark;
    at = end;
    pattern.lastIndex = end;
  }
  if (tables === 0) top().text += wikitext.slice(at);
  const open = new Set(frames.slice(1).map(({ place }) => place));
  return { text: frames.map(({ text }) => text).join(''), open };
}

/** Whether a template is nearer than a table, which it may not be closed over. */
function isInTemplate(frames: readonly Frame[]): boolean {
  for (let index = frames.length - 1; index > 0; index--) {
    const { kind } = frames[index] as Frame;
    if (kind === 'template') return true;
    if (kind === 'table') return false;
  }
  return false;
}

/** Whether only spaces and colons stand before a place in its line. */
function startsLine(text: string, place: number): boolean {
  let at = place - 1;
  while (at >= 0 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 58)) at--;
  return at < 0 || text.charCodeAt(at) === 10;
}

/** The end of the address in an external link such as `[http://a.org its words]`, whose words are kept. */
function skipAddress(text: string, place: number): number {
  let at = place + 1;
  while (at < text.length && !' ]\n'.includes(text.charAt(at))) at++;
  return text.charAt(at) === ' ' ? at + 1 : at;
}
