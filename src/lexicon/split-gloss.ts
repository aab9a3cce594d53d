/** A gloss taken apart. */
export interface Gloss {
  /** Every clause that is no example, joined by `; `: definitions, notes on usage. */
  readonly definition: string;
  /** The quoted examples without their quotes and without the source that may follow them. */
  readonly examples: readonly string[];
}

/**
 * Takes a WordNet gloss apart into its definition and its examples.
 *
 * A quoted stretch is an example when it stands as a clause of its own, after `;`, `:`, `e.g.` or a bracketed note, and
 * is followed by nothing or by its source (`"..."- Shakespeare`). A quoted stretch inside a clause ("dirty" is often
 * used in combination) stays in the definition. A quote that is missing at one end of an example is supplied.
 *
 * @example splitGloss('walk; "go on foot"- Anon.') // { definition: 'walk', examples: ['go on foot'] }
 */
export function splitGloss(gloss: string): Gloss {
  if (!gloss.includes('"')) return { definition: tidy(gloss), examples: [] };
  const examples: string[] = [];
  let text = '';
  let at = 0;
  for (let open = gloss.indexOf('"'); open !== -1; open = gloss.indexOf('"', at)) {
    text += gloss.slice(at, open);
    at = open + 1;
    if (isStrayClose(text, gloss.slice(at, at + 4))) {
      const clause = text.lastIndexOf(';');
      if (clause !== -1) examples.push(text.slice(clause + 1).trim());
      if (clause !== -1) text = text.slice(0, clause + 1);
      at += sourceLength(gloss, at);
      continue;
    }
    const { content, end } = readQuoted(gloss, at);
    const length = sourceLength(gloss, end);
    if (startsExample(text) && isSource(gloss.slice(end, end + length))) {
      if (content !== '') examples.push(content);
      text = text.replace(/(?:as in )?e\.g\.,?\s*$|:\s*$/, '; ');
      at = end + length;
    } else {
      text += gloss.slice(open, end);
      at = end;
    }
  }
  return { definition: tidy(text + gloss.slice(at)), examples };
}

// Reads from after an opening quote to after the closing one. A quote that follows "; " and touches the next word opens
// another example, so the one before it was never closed.
function readQuoted(gloss: string, start: number): { content: string; end: number } {
  const close = gloss.indexOf('"', start);
  if (close === -1) return { content: gloss.slice(start).trim(), end: gloss.length };
  const content = gloss.slice(start, close).trim();
  if (!content.endsWith(';') || !/\w/.test(gloss.charAt(close + 1))) return { content, end: close + 1 };
  const end = gloss.lastIndexOf(';', close);
  return { content: gloss.slice(start, end).trim(), end };
}

function startsExample(before: string): boolean {
  return /(?:^|[;:)]|\be\.g\.,?)\s*$/.test(before);
}

function isStrayClose(before: string, after: string): boolean {
  return /[^\s;:()`']$/.test(before) && /^\s*(?:;|-|$)/.test(after);
}

function sourceLength(gloss: string, start: number): number {
  let end = start;
  while (end < gloss.length && gloss[end] !== ';' && gloss[end] !== '"') end++;
  return end - start;
}

function isSource(tail: string): boolean {
  return /^\s*(?:$|[-(]|\p{Lu})/u.test(tail);
}

// Closing marks at the end go, and so do the empty clauses that examples leave behind.
function tidy(definition: string): string {
  let end = definition.length;
  while (end > 0 && ' ;:,'.includes(definition.charAt(end - 1))) end--;
  return definition
    .slice(0, end)
    .replace(/;(?:\s*;)+\s*/g, '; ')
    .trim();
}
