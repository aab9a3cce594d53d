import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FileFormatError, MissingFileError } from '../errors.js';

/** Turns traditional characters into simplified ones, one UTF-16 unit for one, so that offsets stay as they are. */
export type SimplifyChinese = (text: string) => string;

/**
 * Reads a table of characters: on each line a traditional and a simplified one, separated by a tab.
 *
 * A character that has several simplified ones takes the commonest; neighbours are not looked at.
 *
 * @param path the table. Default: OpenCC's, 2,966 characters, which comes with this package.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where a line is not such a pair.
 * @example readSimplifier()('數字') // '数字'
 */
export function readSimplifier(
  path = fileURLToPath(new URL('../../lexicons/traditional-characters/characters.tsv', import.meta.url)),
): SimplifyChinese {
  const table = parseTable(readText(path), path);
  return (text) => {
    let simplified = '';
    let done = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = table[text.charCodeAt(at)] as number;
      if (unit === 0) continue;
      simplified += text.slice(done, at) + String.fromCharCode(unit);
      done = at + 1;
    }
    return done === 0 ? text : simplified + text.slice(done);
  };
}

/** The simplified unit of each traditional one, 0 elsewhere. */
function parseTable(content: string, path: string): Uint16Array {
  const table = new Uint16Array(65_536);
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const [traditional = '', simplified = '', ...rest] = line.split('\t');
    if (traditional.length !== 1 || simplified.length !== 1 || rest.length > 0) {
      throw new FileFormatError(path, `line ${index + 1}`, 'Expected two single characters separated by a tab.');
    }
    table[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  }
  return table;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw new MissingFileError(path, 'The table has two characters a line, traditional and simplified.', { cause });
  }
}
