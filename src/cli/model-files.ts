import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelSpecification } from '../embedding/model-specification.js';

/** The files that a model may be read from, as far as its specification names them, with those of a folder that it names. */
export async function modelFiles(specification: string): Promise<readonly string[]> {
  const { kind, target, settings } = parseModelSpecification(specification);
  if (kind === 'http' || kind === 'https' || kind === 'ai-sdk') return [];
  const named = [target, ...[...settings.values()].filter((value) => typeof value === 'string')];
  const inside = await readdir(target).catch(() => []);
  return [...named, ...inside.map((name) => join(target, name))];
}
