import { LineCutter, longestLine, type TakeLine } from './line-cutter.js';
import type { TextParser } from './text-parser.js';
import type { UnitSink } from './unit-sink.js';

/**
 * Makes a parser of a format whose records are lines; a line that is too long is reported as bad.
 *
 * @param onEnd what is to be done behind the last line; it hears whether the text is whole. Default nothing.
 */
export function parseLines(
  sink: UnitSink,
  take: TakeLine,
  onEnd: (isWhole: boolean) => void = () => undefined,
): TextParser {
  const lines = new LineCutter(take, (number) => {
    sink.reportBad(`line ${number}`, `is longer than ${longestLine} characters; split it or choose another reader.`);
  });
  return {
    push: (text) => lines.push(text),
    end(isWhole) {
      // Half a line is no record.
      if (isWhole) lines.end();
      onEnd(isWhole);
    },
  };
}
