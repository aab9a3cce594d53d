import { requireOption } from '../../errors.js';

/**
 * Makes the test of names by patterns in which `*` stands for all but `/`, `**` for all and `?` for one character; a pattern
 * without `/` is about the last part of a name.
 *
 * @throws OptionError when a pattern is no text or empty.
 */
export function matchNames(patterns: string | readonly string[]): (name: string) => boolean {
  const list = typeof patterns === 'string' ? [patterns] : patterns;
  const tests = list.map((pattern) => {
    requireOption(typeof pattern === 'string' && pattern !== '', 'include', patterns, 'patterns such as "*.txt"');
    return new RegExp(`^${pattern.includes('/') ? '(?:\\./)?' : '(?:.*/)?'}${toExpression(pattern)}$`, 's');
  });
  return (name) => tests.some((test) => test.test(name));
}

function toExpression(pattern: string): string {
  return pattern.replace(/\*\*\/?|[*?]|[^\w\s/*?]/g, (sign) => {
    if (sign.startsWith('**')) return '.*';
    if (sign === '*') return '[^/]*';
    return sign === '?' ? '[^/]' : `\\${sign}`;
  });
}
