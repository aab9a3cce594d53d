import { Lexer } from 'yaml';

/** Deeper YAML is refused: the reader calls itself for each level, and far down the whole process ends for want of stack. */
export const deepestNesting = 200;

/** So many marks of lists and keys, one behind the other on a line, are lists in lists or keys in keys. */
const compactNesting = new RegExp(`(?:[-?:][ \\t]+){${deepestNesting}}`);

/**
 * Tells whether lists and maps stand in each other more than {@link deepestNesting} deep, in brackets or by marks on one line; nesting by indentation
 * takes a file that grows with the square of its depth, and is not looked at.
 *
 * @example isTooDeep('['.repeat(300)) // true
 */
export function isTooDeep(text: string): boolean {
  if (compactNesting.test(text)) return true;
  if (countBrackets(text) <= deepestNesting) return false;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > deepestNesting) return true;
  }
  return false;
}

/** Few texts have many, and those alone are read twice. */
function countBrackets(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5b || unit === 0x7b) count++;
  }
  return count;
}
