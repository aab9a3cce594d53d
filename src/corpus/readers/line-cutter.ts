/** A line longer than this, in UTF-16 units, is no record of any format. */
export const longestLine = 1 << 24;

/** Takes a line without its `\n`, and its number from 1. */
export type TakeLine = (line: string, number: number) => void;

/** Cuts text that comes in stretches into lines; of a line longer than 16,777,216 characters only the number is told. */
export class LineCutter {
  /** The beginnings of a line whose end has not come. */
  private parts: string[] = [];
  private length = 0;
  private number = 1;

  constructor(
    private readonly take: TakeLine,
    private readonly tellLong: (number: number) => void,
  ) {}

  /** Takes the next stretch. */
  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      const piece = text.slice(start, end);
      start = end + 1;
      if (this.length === 0) this.take(piece, this.number++);
      else this.finish(piece);
    }
    if (start < text.length) this.hold(start === 0 ? text : text.slice(start));
  }

  /** Takes the last line, if it has no end. */
  end(): void {
    if (this.length > 0) this.finish('');
  }

  private hold(piece: string): void {
    this.length += piece.length;
    this.parts.push(piece);
    if (this.length > longestLine) this.parts = [];
  }

  private finish(piece: string): void {
    this.hold(piece);
    const { length, parts } = this;
    this.parts = [];
    this.length = 0;
    const number = this.number++;
    if (length > longestLine) this.tellLong(number);
    else this.take(parts.join(''), number);
  }
}
