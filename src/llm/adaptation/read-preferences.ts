import { readUtf8Lines } from '../../corpus/read-utf8-lines.js';
import { FileFormatError } from '../../errors.js';
import type { Preference } from './preference-objective.js';

/**
 * Reads preferences from a file of UTF-8 lines `text TAB chosen TAB rejected`, where one `_` in the text stands for the word that is left open; empty
 * lines are passed over.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when a line is not of the form, or the bytes are not UTF-8.
 * @example const preferences = await readPreferences('wanted.tsv');
 */
export async function readPreferences(path: string): Promise<Preference[]> {
  return (await readUtf8Lines(path)).flatMap((line, at): Preference[] => {
    if (line.trim() === '') return [];
    const [text = '', chosen = '', rejected = '', ...more] = line.split('\t').map((cell) => cell.trim());
    const [before, after, ...others] = text.split('_');
    const isWhole = chosen !== '' && rejected !== '' && chosen !== rejected && more.length === 0;
    if (before !== undefined && after !== undefined && others.length === 0 && isWhole) {
      return [{ before, after, chosen, rejected }];
    }
    const form = 'is not of the form "text with one _ TAB chosen TAB rejected", with two different words.';
    throw new FileFormatError(path, `line ${at + 1}`, form);
  });
}
