/**
 * Shortens a label that is wider than so many Latin letters by an ellipsis in its middle, since the names of systems differ
 * at either end. Characters of Chinese, Japanese and Korean, and pictures, count as two letters.
 */
export function fitLabel(label: string, width: number): string {
  const marks = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(label)].map(({ segment }) => segment);
  if (widthOf(marks) <= width) return label;
  const head = takeWidth(marks, Math.ceil((width - 1) * 0.6));
  const tail = takeWidth(marks.toReversed(), width - 1 - widthOf(head)).toReversed();
  return `${head.join('').trimEnd()}…${tail.join('').trimStart()}`;
}

/** Whether a text is written from right to left, by its first letter. */
export function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(letter);
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;

function widthOf(marks: readonly string[]): number {
  return marks.reduce((sum, mark) => sum + (wide.test(mark) ? 2 : 1), 0);
}

function takeWidth(marks: readonly string[], width: number): string[] {
  let taken = 0;
  let count = 0;
  for (const mark of marks) {
    taken += widthOf([mark]);
    if (taken > width) break;
    count++;
  }
  return marks.slice(0, count);
}
