import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileFormatError, MissingFileError } from '../errors.js';
import type { ExceptionLists, WordnetPart } from './morphy.js';

const parts: readonly WordnetPart[] = ['noun', 'verb', 'adj', 'adv'];

/**
 * Reads exception lists in WordNet's format: the files `noun.exc`, `verb.exc`, `adj.exc` and `adv.exc`, each line an
 * irregular form and its base forms, separated by spaces.
 *
 * @param folder where the files lie. Default: WordNet 3.0's lists, which come with this package.
 * @throws MissingFileError where a file cannot be opened, FileFormatError where a line has no base form.
 */
export function readExceptions(
  folder = fileURLToPath(new URL('../../lexicons/wordnet-exceptions', import.meta.url)),
): ExceptionLists {
  return new Map(parts.map((part) => [part, readList(join(folder, `${part}.exc`))]));
}

function readList(path: string): ReadonlyMap<string, readonly string[]> {
  const list = new Map<string, string[]>();
  for (const [index, line] of readLines(path).entries()) {
    if (line.trim() === '') continue;
    const [form = '', ...bases] = line.trim().split(/\s+/);
    if (bases.length === 0) throw new FileFormatError(path, `line ${index + 1}`, `"${form}" has no base form.`);
    const earlier = list.get(form) ?? [];
    list.set(form, [...earlier, ...bases.filter((base) => !earlier.includes(base))]);
  }
  return list;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (cause) {
    throw new MissingFileError(path, 'Exception lists are four files: noun.exc, verb.exc, adj.exc, adv.exc.', {
      cause,
    });
  }
}
