/** Text that is HTML, SVG or CSS already, and so is not escaped again; never make one of what a result says, see {@link html}. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template of {@link html}: text and numbers are escaped, markup is not, undefined leaves nothing. */
export type HtmlValue = string | number | Markup | undefined | readonly HtmlValue[];

/** Makes markup of a template; every text in it is escaped, in elements as in quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  return new Markup(
    strings.map((text, place) => `${text}${place < values.length ? write(values[place]) : ''}`).join(''),
  );
}

function write(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return escapeHtml(String(value));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Escapes a text for HTML and SVG; characters that neither allows become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities.get(character) ?? character)
    .replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
