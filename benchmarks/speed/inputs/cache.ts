import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where inputs that take long to make are kept between runs. */
export const cacheFolder = join(tmpdir(), 'qualia-speed');

/**
 * Returns the path of a cached input, which `make` writes the first time, with a line that says so.
 *
 * @param name the file's name; put the version and the size of what it holds into it.
 */
export async function cachedFile(name: string, make: (path: string) => void | Promise<void>): Promise<string> {
  const path = join(cacheFolder, name);
  if (existsSync(path)) return path;
  mkdirSync(cacheFolder, { recursive: true });
  console.log(`preparing ${path}`);
  const unfinished = join(cacheFolder, `unfinished-${process.pid}-${name}`);
  await make(unfinished);
  renameSync(unfinished, path);
  return path;
}

/** Returns the path of a file or folder of QUALIA_DATA (default ../shared/data), or undefined where it is absent. */
export function dataPath(relative: string): string | undefined {
  const root = process.env['QUALIA_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
  const path = join(root, relative);
  return existsSync(path) ? path : undefined;
}

/**
 * Imports a module of the built library, such as `importBuilt<typeof import('../../src/kernels/arena.js')>(
 * 'kernels/arena.js')`. Measured code is the code that users run, and worker threads cannot load TypeScript.
 */
export async function importBuilt<Module>(path: string): Promise<Module> {
  const file = new URL(`../../../dist/${path}`, import.meta.url);
  if (!existsSync(file)) throw new Error('There is no dist/: run `npm run build`.');
  return (await import(file.href)) as Module;
}
