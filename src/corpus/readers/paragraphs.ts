/**
 * A paragraph longer than this, in UTF-16 units, is cut, behind a sentence if there is one, so that memory stays bounded
 * whatever the lines.
 */
export const longestParagraph = 1 << 16;

/** A line longer than this was not wrapped by hand: it is a paragraph of its own, as are its neighbours. */
const longestWrapped = 120;

/** Takes a paragraph and the number of its first line, from 1; `isCut` where it goes on in the next one. */
export type TakeParagraph = (text: string, line: number, isCut: boolean) => number | undefined;

/**
 * Gathers lines into paragraphs, which blank lines part.
 *
 * Lines that were wrapped by hand, all of them at most 120 characters long, are joined by a space; where a line between
 * two blank ones is longer, each of them is a paragraph. A paragraph longer than 65,536 characters is handed over in
 * parts; what takes them returns how many characters of a part it could use, and the others come again with the next.
 */
export class ParagraphGatherer {
  private lines: string[] = [];
  private length = 0;
  private longest = 0;
  private firstLine = 1;
  private line = 1;
  /** The beginning of a line whose end has not come. */
  private rest = '';

  constructor(
    private readonly take: TakeParagraph,
    /** Is told of each blank line that ends a block of lines. */
    private readonly onBlank: () => void = () => undefined,
  ) {}

  /** Takes the next stretch of text. */
  push(stretch: string): void {
    const text = this.rest === '' ? stretch : this.rest + stretch;
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.addLine(text.slice(start, end));
      start = end + 1;
    }
    this.rest = start === 0 ? text : text.slice(start);
    if (this.length + this.rest.length > longestParagraph) this.relieve();
  }

  /** Hands over what is left. */
  end(): void {
    if (this.rest !== '') this.addLine(this.rest);
    this.rest = '';
    this.flush();
  }

  private addLine(text: string): void {
    if (isBlank(text)) {
      this.flush();
      this.line++;
      this.onBlank();
      return;
    }
    if (this.lines.length === 0) this.firstLine = this.line;
    this.lines.push(text);
    this.length += text.length + 1;
    this.longest = Math.max(this.longest, text.length);
    this.line++;
    if (this.length > longestParagraph) this.relieve();
  }

  private flush(): void {
    const { lines, firstLine } = this;
    if (lines.length === 0) return;
    const isWrapped = this.longest <= longestWrapped;
    this.reset();
    if (isWrapped) this.take(joinLines(lines), firstLine, false);
    else for (let at = 0; at < lines.length; at++) this.takeWhole(lines[at] as string, firstLine + at, false);
  }

  /** Hands over what has come of a block that grows too long. */
  private relieve(): void {
    const { lines, firstLine } = this;
    const isWrapped = this.longest <= longestWrapped && this.rest.length <= longestWrapped;
    this.reset();
    if (isWrapped) {
      const text = joinLines(lines);
      const used = this.take(text, firstLine, true) ?? text.length;
      if (used < text.length) this.keep(text.slice(used));
      return;
    }
    for (let at = 0; at < lines.length; at++) this.takeWhole(lines[at] as string, firstLine + at, false);
    if (this.rest.length > longestParagraph) this.rest = this.takeWhole(this.rest, this.line, true);
  }

  /** Hands over a line, in parts where it is too long; returns what is left of one that goes on. */
  private takeWhole(text: string, line: number, isCut: boolean): string {
    let rest = text;
    while (rest.length > longestParagraph) {
      const part = rest.slice(0, longestParagraph);
      rest = rest.slice(this.take(part, line, true) ?? part.length);
    }
    if (isCut) return rest;
    this.take(rest, line, false);
    return '';
  }

  private keep(text: string): void {
    this.lines.push(text);
    this.length = text.length + 1;
    this.firstLine = this.line;
  }

  private reset(): void {
    this.lines = [];
    this.length = 0;
    this.longest = 0;
  }
}

function joinLines(lines: readonly string[]): string {
  return lines.length === 1 ? (lines[0] as string) : lines.map((line) => line.trim()).join(' ');
}

function isBlank(line: string): boolean {
  return line === '' || (line.charCodeAt(0) <= 32 && line.trim() === '') || line === '\ufeff';
}
