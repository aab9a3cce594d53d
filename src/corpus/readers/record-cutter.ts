import { longestLine } from './line-cutter.js';
import type { TextParser } from './text-parser.js';
import type { UnitSink } from './unit-sink.js';

/** Takes a record with its marks, and the number of its first line. */
export type TakeRecord = (record: string, line: number) => void;

/**
 * Makes a parser of a format whose records stand between an opening and a closing mark that stand nowhere else, such as
 * `<page>` and `</page>`; what lies between records is passed over. A record without end, and one of more than 16,777,216
 * characters, is reported as bad, and the next one is looked for behind it.
 */
export function cutRecords(sink: UnitSink, open: string, close: string, take: TakeRecord): TextParser {
  return new RecordCutter(sink, open, close, take);
}

class RecordCutter implements TextParser {
  /** What may be the beginning of a mark. */
  private tail = '';
  /** The line in which the text begins that is not yet passed over or part of a record. */
  private line = 1;
  /** The beginnings of the record on the way; none outside of records. */
  private parts: string[] = [];
  private length = 0;
  private readonly overlap: number;

  constructor(
    private readonly sink: UnitSink,
    private readonly openMark: string,
    private readonly closeMark: string,
    private readonly take: TakeRecord,
  ) {
    this.overlap = Math.max(openMark.length, closeMark.length) - 1;
  }

  push(stretch: string): void {
    const text = this.tail + stretch;
    let at = 0;
    while (at !== -1) at = this.parts.length === 0 ? this.findBegin(text, at) : this.findEnd(text, at);
  }

  end(isWhole: boolean): void {
    if (isWhole && this.parts.length > 0) this.reportBad(`has no ${this.closeMark}.`);
  }

  /** Looks for the next record; returns the place behind its opening mark, or -1 where the text is used up. */
  private findBegin(text: string, from: number): number {
    const begin = text.indexOf(this.openMark, from);
    const end = begin === -1 ? Math.max(from, text.length - this.overlap) : begin;
    this.line += countLineEnds(text.slice(from, end));
    if (begin === -1) {
      this.tail = text.slice(end);
      return -1;
    }
    this.add(this.openMark);
    return begin + this.openMark.length;
  }

  /** Looks for the end of the record; returns the place behind it, or -1 where the text is used up. */
  private findEnd(text: string, from: number): number {
    const end = text.indexOf(this.closeMark, from);
    const rest = end === -1 ? text.slice(from) : text.slice(from, end);
    const next = rest.indexOf(this.openMark);
    if (next !== -1) {
      this.add(rest.slice(0, next));
      this.reportBad(`has no ${this.closeMark} before the next one.`);
      this.finish();
      return from + next;
    }
    const used = end === -1 ? Math.max(from, text.length - this.overlap) : end + this.closeMark.length;
    this.add(text.slice(from, used));
    if (end === -1) this.tail = text.slice(used);
    if (this.length > longestLine) {
      this.reportBad(`is longer than ${longestLine} characters.`);
      this.finish();
    } else if (end !== -1) {
      const { line } = this;
      this.take(this.finish(), line);
    }
    return end === -1 ? -1 : used;
  }

  private add(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }

  private finish(): string {
    const record = this.parts.join('');
    this.parts = [];
    this.length = 0;
    this.line += countLineEnds(record);
    return record;
  }

  private reportBad(problem: string): void {
    this.sink.reportBad(`line ${this.line}`, `${this.openMark} begins there and ${problem}`);
  }
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
