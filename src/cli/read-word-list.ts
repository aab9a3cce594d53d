import { readFile } from 'node:fs/promises';
import { OptionError } from '../errors.js';

/**
 * Reads a file of words, one a line, each once; lines end as on any system, and empty ones do not count.
 *
 * @param option the option that named the file.
 * @param others what the option takes beside a file, for messages: `words, wordnet`.
 * @throws OptionError where the file cannot be read or holds no word.
 */
export async function readWordList(option: string, path: string, others: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OptionError(option, path, `${others}, or a file that can be read: ${(cause as Error).message}`);
  });
  const words = text.split(/\r?\n|\r/).map((line) => line.replace(/^\uFEFF/, '').trim());
  const distinct = [...new Set(words)].filter((word) => word !== '');
  if (distinct.length > 0) return distinct;
  throw new OptionError(option, path, `${others}, or a file with a word a line; this one has none`);
}
