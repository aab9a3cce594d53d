import { Lexer } from 'yaml';

/** Deeper YAML is refused: the reader calls itself for each level, and far down the whole process ends for want of stack. */
export const deepestNesting = 200;

/** What is wrong with it, for messages. */
export const nestingProblem = `lists and maps stand more than ${deepestNesting} deep in each other.`;

/**
 * Tells whether lists and maps stand in each other more than {@link deepestNesting} deep: in brackets, or by marks and indentation.
 * Each mark (`-`, `?` or `:`) of a line counts as a level below those of the lines that it is indented under, as it is one for the
 * reader even where a line of several keys is no good YAML. Inside brackets, `a: b: c` without a comma between opens a level for
 * each colon but the first. What a look at the single lines cannot see, such as keys in quotes that go over lines, stays for the reader
 * to stumble over, which is a RangeError.
 *
 * @example isTooDeep('['.repeat(300)) // true
 */
export function isTooDeep(text: string): boolean {
  if (!mayBeTooDeep(text)) return false;
  const lines = new IndentedLines();
  const brackets = new Brackets();
  let indent = 0;
  let marks = 0;
  let isStart = true;
  for (const token of new Lexer().lex(text)) {
    const isSpace = /^ +$/.test(token);
    if (isStart && isSpace) indent = token.length;
    if (!brackets.areOpen && (token === '-' || token === '?' || token === ':')) marks++;
    if (brackets.add(token) > deepestNesting) return true;
    isStart = token.endsWith('\n');
    if (!isStart) continue;
    if (lines.add(indent, marks) > deepestNesting) return true;
    [indent, marks] = [0, 0];
  }
  return lines.add(indent, marks) > deepestNesting;
}

/** How deep brackets stand in each other, with the pairs that a row of colons opens inside of them. */
class Brackets {
  /** Colons since the last comma, one number for each bracket that is open. */
  readonly #colons: number[] = [];
  #depth = 0;

  get areOpen(): boolean {
    return this.#colons.length > 0;
  }

  /** Returns the depth that a token reaches. The first colon behind a comma or a bracket is the bracket's own. */
  add(token: string): number {
    const last = this.#colons.length - 1;
    if (token === '[' || token === '{') {
      this.#colons.push(0);
      this.#depth++;
    } else if (last < 0) return 0;
    else if (token === ']' || token === '}') {
      this.#depth -= 1 + Math.max(0, (this.#colons.pop() as number) - 1);
    } else if (token === ',') {
      this.#depth -= Math.max(0, (this.#colons[last] as number) - 1);
      this.#colons[last] = 0;
    } else if (token === ':') {
      const colons = (this.#colons[last] as number) + 1;
      this.#colons[last] = colons;
      if (colons > 1) this.#depth++;
    }
    return this.#depth;
  }
}

/** How deep lines lie that are indented under each other. */
class IndentedLines {
  readonly #indents: number[] = [];
  readonly #depths: number[] = [0];

  /** Returns the depth that a line with so many marks reaches; one without any opens nothing. */
  add(indent: number, marks: number): number {
    if (marks === 0) return 0;
    while ((this.#indents.at(-1) ?? -1) >= indent) {
      this.#indents.pop();
      this.#depths.pop();
    }
    const depth = (this.#depths.at(-1) ?? 0) + marks;
    this.#indents.push(indent);
    this.#depths.push(depth);
    return depth;
  }
}

/** A look at the characters alone, which sees marks and brackets in texts as well; few texts have many, and those alone are read twice. */
function mayBeTooDeep(text: string): boolean {
  const lines = new IndentedLines();
  let brackets = 0;
  let indent = 0;
  let marks = 0;
  let isStart = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === lineFeed) {
      if (lines.add(indent, marks) > deepestNesting) return true;
      [indent, marks, isStart] = [0, 0, true];
      continue;
    }
    if (isStart && unit === space) {
      indent++;
      continue;
    }
    isStart = false;
    if (unit === 0x5b || unit === 0x7b) brackets++;
    else if ((unit === 0x2d || unit === 0x3f || unit === 0x3a) && isWhite(text.charCodeAt(at + 1))) marks++;
  }
  return brackets > deepestNesting || lines.add(indent, marks) > deepestNesting;
}

const lineFeed = 10;
const space = 32;

/** A space, a tab, the end of a line or of the text. */
const isWhite = (unit: number): boolean =>
  unit === space || unit === 9 || unit === lineFeed || unit === 13 || Number.isNaN(unit);
