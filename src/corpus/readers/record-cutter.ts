import { longestLine } from './line-cutter.js';
import type { TextParser } from './text-parser.js';
import type { UnitSink } from './unit-sink.js';

/**
 * Makes a parser of a format whose records stand between an opening and a closing mark that stand nowhere else, such as
 * `<page` and `</page>`; what lies between records is passed over. A record without end, and one of more than 16,777,216
 * characters, is reported as bad, and the next one is looked for behind it.
 *
 * @param take takes a record with its marks, and the number of its first line.
 */
export function cutRecords(
  sink: UnitSink,
  open: string,
  close: string,
  take: (record: string, line: number) => void,
): TextParser {
  let rest = '';
  let line = 1;
  let isInside = false;
  /** Where in `rest` nothing needs to be looked for again. */
  let searched = 0;
  const drop = (length: number): void => {
    for (let at = rest.indexOf('\n'); at !== -1 && at < length; at = rest.indexOf('\n', at + 1)) line++;
    rest = rest.slice(length);
    searched = 0;
  };
  const reportOpen = (problem: string): void => {
    sink.reportBad(`line ${line}`, `${open}> begins there and ${problem}`);
  };
  /** Looks for the next mark; returns whether there is more to do. */
  const step = (): boolean => {
    if (!isInside) {
      const begin = rest.indexOf(open);
      drop(begin === -1 ? Math.max(0, rest.length - open.length) : begin);
      isInside = begin !== -1;
      searched = isInside ? open.length : 0;
      return isInside;
    }
    const end = rest.indexOf(close, searched);
    const next = rest.indexOf(open, searched);
    if (next !== -1 && (end === -1 || next < end)) {
      const lineBefore = line;
      reportOpen(`has no ${close} before the next one.`);
      drop(next);
      searched = open.length;
      return line >= lineBefore;
    }
    if (end === -1) {
      searched = Math.max(open.length, rest.length - close.length - open.length);
      if (rest.length <= longestLine) return false;
      reportOpen(`is longer than ${longestLine} characters.`);
      drop(rest.length - close.length);
      isInside = false;
      return false;
    }
    const length = end + close.length;
    const record = rest.slice(0, length);
    const number = line;
    drop(length);
    isInside = false;
    take(record, number);
    return true;
  };
  return {
    push(text) {
      rest += text;
      while (step());
    },
    end(isWhole) {
      if (isWhole && isInside) reportOpen(`has no ${close}.`);
    },
  };
}
