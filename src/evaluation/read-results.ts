import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FileFormatError, MissingFileError } from '../errors.js';
import { type TaskResult, taskResultSchema } from './task-result.js';

/**
 * Reads the results that a run has written: a JSON list.
 *
 * @throws MissingFileError where there is no such file; FileFormatError, naming the field, where it holds something else.
 */
export async function readResults(path: string): Promise<TaskResult[]> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MissingFileError(path, 'Results are written by "qualia bench run --out".', { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'JSON', 'This is no JSON, or cut short.', { cause });
  }
  const parsed = z.array(taskResultSchema).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FileFormatError(path, `field ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'is not a result.');
}
