import { basename } from 'node:path';
import { sha256OfFile } from '../../src/manifest.js';

/** The names of files with their SHA-256, for the facts of a model. */
export async function hashFiles(paths: readonly string[]): Promise<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const path of paths) facts[`sha256 of ${basename(path)}`] = await sha256OfFile(path);
  return facts;
}
