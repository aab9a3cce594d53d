import { readFile } from 'node:fs/promises';
import { MissingFileError } from '../errors.js';
import { type EditBatch, parseBatch } from '../lexicon/edits/parse-batch.js';

/**
 * Reads a file with a batch of operations.
 *
 * @throws MissingFileError where it cannot be read; FileFormatError where it is no batch.
 */
export async function readBatch(file: string): Promise<EditBatch> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new MissingFileError(file, 'A batch is a file of YAML or JSON with a list of operations.', { cause });
  });
  return parseBatch(text, file);
}
