/** What stands above the first synset of a WNDB file. */
export interface WndbLicence {
  /** Its lines without their numbers, or as they are where they have none; empty where there are none. */
  readonly text: string;
  /** The version of WordNet that it names. */
  readonly version: string | undefined;
}

/** Reads the licence of a WNDB file: the lines that begin with two spaces. */
export function parseLicence(bytes: Buffer): WndbLicence {
  const lines: string[] = [];
  let start = 0;
  while (bytes[start] === 32 && bytes[start + 1] === 32) {
    const end = bytes.indexOf(10, start);
    if (end === -1) break;
    lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  const version = /^ +\d+ WordNet (\d+(?:\.\d+)*)/m.exec(lines.join('\n'))?.[1];
  const plain = lines.map((line, at) => {
    const head = `  ${at + 1} `;
    return line.startsWith(head) && line.length >= head.length + 2 && line.endsWith('  ')
      ? line.slice(head.length, -2)
      : undefined;
  });
  const isNumbered = plain.every((line) => line !== undefined && !line.startsWith('  '));
  return { text: (isNumbered ? plain : lines).join('\n'), version };
}

/** Writes the lines of a licence again, each with its line end; empty for none. */
export function formatLicence(text: string): string {
  if (text === '') return '';
  const lines = text.split('\n');
  const isPlain = lines.every((line) => line.startsWith('  '));
  return lines.map((line, at) => (isPlain ? `${line}\n` : `  ${at + 1} ${line}  \n`)).join('');
}
