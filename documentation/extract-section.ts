/**
 * Returns the part of a Markdown text below a heading, up to the next heading of its level or above, with the levels
 * moved up so that the heading comes first.
 *
 * @throws Error when the text has no such heading.
 * @example extractSection('# a\n\n## b\n\nc\n\n## d', 'b') // '# b\n\nc\n'
 */
export function extractSection(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const levels = findLevels(lines);
  const from = lines.findIndex((line, place) => (levels.get(place) ?? 0) > 0 && titleOf(line) === heading);
  const level = levels.get(from);
  if (level === undefined) throw new Error(`There is no heading "${heading}".`);
  const end = lines.findIndex((_, place) => place > from && (levels.get(place) ?? Number.POSITIVE_INFINITY) <= level);
  const part = lines.slice(from, end === -1 ? undefined : end);
  return part
    .map((line, place) => (levels.has(from + place) ? line.slice(level - 1) : line))
    .join('\n')
    .replace(/\n*$/, '\n');
}

/** Returns what stands before the first heading of the second level. */
export function extractLead(markdown: string): string {
  return markdown.split(/^## /m, 1)[0] ?? '';
}

/** Finds the lines that are headings, with their levels; what looks so inside a block of code is none. */
function findLevels(lines: readonly string[]): Map<number, number> {
  const levels = new Map<number, number>();
  let isCode = false;
  for (const [place, line] of lines.entries()) {
    if (line.startsWith('```')) isCode = !isCode;
    const marks = isCode ? undefined : /^(#{1,6}) /.exec(line)?.[1];
    if (marks !== undefined) levels.set(place, marks.length);
  }
  return levels;
}

function titleOf(line: string): string {
  return line.replace(/^#+ /, '').trim();
}
