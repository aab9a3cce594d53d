/** A text with a name and its place, in UTF-16 units, the end exclusive. */
export interface MarkedName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a text together from a name and what stands on both sides of it.
 *
 * Runs of spaces become one, line ends stay as LF; white space on the outside of the text and within the markers of the
 * name is dropped: `in <name> Rome </name>, where` is "in Rome, where".
 *
 * @example joinMarkedName(' In ', ' Rome ', ', where\n') // { text: 'In Rome, where', start: 3, end: 7 }
 */
export function joinMarkedName(before: string, name: string, after: string): MarkedName {
  const left = tidySpace(before).trimStart();
  const middle = tidySpace(name).replaceAll('\n', ' ').trim();
  const right = tidySpace(after).trimEnd();
  return { text: left + middle + right, start: left.length, end: left.length + middle.length };
}

function tidySpace(text: string): string {
  return text.replace(/[ \t\r]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n');
}
