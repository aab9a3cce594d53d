import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFormatError, MissingFileError } from '../errors.js';
import { resultSchemaVersion, type TaskResult, taskResultSchema } from './task-result.js';

/** A result with the file that it was read from. */
export interface SourcedResult {
  readonly path: string;
  readonly result: TaskResult;
}

/**
 * Reads the results that runs have written: a file, or a folder of files, as {@link readSourcedResults}.
 *
 * @throws as {@link readSourcedResults}.
 */
export async function readResults(path: string): Promise<TaskResult[]> {
  return (await readSourcedResults(path)).map(({ result }) => result);
}

/**
 * Reads results, each with the file it came from.
 *
 * A file holds one result or a list of them, as JSON. Of a folder all files `*.json` are read in the order of their names;
 * JSON that does not claim to be a result, for instance a report, is passed over.
 *
 * @throws MissingFileError where there is no such file, or a folder without results; FileFormatError, naming file and
 * field, where a file holds something else, is malformed, or was made by a version with another form of results.
 */
export async function readSourcedResults(path: string): Promise<SourcedResult[]> {
  const advice = 'Results are written by "qualia bench run --out".';
  const found = await stat(path).catch((cause) => {
    throw new MissingFileError(path, advice, { cause });
  });
  if (!found.isDirectory()) return parseResults(await readJson(path), path);
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  const results: SourcedResult[] = [];
  for (const file of names.map((name) => join(path, name))) {
    const json = await readJson(file);
    if (claimsToBeResult(json)) results.push(...parseResults(json, file));
  }
  if (results.length > 0) return results;
  throw new MissingFileError(path, `There is no result in this folder. ${advice}`);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MissingFileError(path, 'Is it a file that may be read?', { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'JSON', 'This is no JSON, or cut short.', { cause });
  }
}

function claimsToBeResult(json: unknown): boolean {
  const [first] = Array.isArray(json) ? (json as unknown[]) : [json];
  return typeof first === 'object' && first !== null && 'schemaVersion' in first;
}

function parseResults(json: unknown, path: string): SourcedResult[] {
  if (!Array.isArray(json)) return [{ path, result: parseResult(json, path, '') }];
  return json.map((entry, place) => ({ path, result: parseResult(entry, path, `${place}.`) }));
}

function parseResult(json: unknown, path: string, place: string): TaskResult {
  const parsed = taskResultSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const version = typeof json === 'object' && json !== null && 'schemaVersion' in json ? json.schemaVersion : undefined;
  if (typeof version === 'number' && version !== resultSchemaVersion) {
    const age = version < resultSchemaVersion ? 'an older version of qualia; run again' : 'a newer version of qualia';
    const problem = `is ${version}, expected ${resultSchemaVersion}: the result was made by ${age}.`;
    throw new FileFormatError(path, `field ${place}schemaVersion`, problem);
  }
  const [issue] = parsed.error.issues;
  const field = `${place}${issue?.path.join('.') ?? ''}`;
  throw new FileFormatError(
    path,
    field === '' ? 'the whole file' : `field ${field}`,
    issue?.message ?? 'is not a result.',
  );
}
