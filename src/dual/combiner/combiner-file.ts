import { readFile } from 'node:fs/promises';
import { FileFormatError, MissingFileError } from '../../errors.js';
import { writeWhole } from '../../matrix/write-whole-file.js';
import { type CombinerModel, combinerSchema, combinerVersion } from './combiner-model.js';

/** Writes a trained combiner as JSON; the file appears whole or not at all. */
export async function writeCombiner(path: string, model: CombinerModel): Promise<void> {
  const text = `${JSON.stringify(model, null, 1)}\n`;
  await writeWhole(path, async (file) => {
    await file.writeFile(text);
  });
}

/**
 * Reads a combiner that `writeCombiner` wrote; its scores are the same to the last bit.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, naming the field, when it is damaged, holds
 * something else or was written by another version.
 * @example new Combiner(await readCombiner('combiner.json'), evidence)
 */
export async function readCombiner(path: string): Promise<CombinerModel> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MissingFileError(path, 'Train a combiner and write it with writeCombiner.', { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'JSON', 'expected a combiner, found no JSON or a part of it.', { cause });
  }
  const parsed = combinerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue.path.join('.');
  const version = issue.path[0] === 'version' ? ` Expected version ${combinerVersion}: train again.` : '';
  throw new FileFormatError(path, field === '' ? 'the whole file' : `field ${field}`, `${issue.message}.${version}`);
}
