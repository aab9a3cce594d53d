import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FileFormatError, ParseError, QualiaError } from '../errors.js';

/**
 * Finds the file that `import` of a package loads, as seen from a folder: in its `node_modules`, in that of a folder above,
 * or where Node looks besides.
 *
 * @throws ParseError for a name that no package can have; QualiaError with code `PACKAGE` where it is not installed, with the
 * command that installs it; FileFormatError where its manifest is broken or names no file.
 */
export async function findPackage(name: string, folder: string): Promise<string> {
  if (!/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) {
    throw new ParseError(name, 'it is no name of a package; expected one as @ai-sdk/mistral.');
  }
  // With `import.meta.resolve` Node 20 looks from the asking file alone, and `require` does not see packages for `import` only.
  for (const modules of createRequire(join(folder, 'any.js')).resolve.paths(name) ?? []) {
    const path = join(modules, name, 'package.json');
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return join(modules, name, readEntry(text, path));
  }
  throw new QualiaError('PACKAGE', `The package ${name} is not installed in ${folder}. Run: npm install ${name}`);
}

function readEntry(text: string, path: string): string {
  let manifest: { readonly exports?: unknown; readonly main?: unknown };
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'the manifest', 'is no JSON; install the package anew.', { cause });
  }
  const { exports, main = 'index.js' } = manifest;
  const entry = exports === undefined ? main : chooseTarget(exports);
  if (typeof entry === 'string') return entry;
  throw new FileFormatError(path, 'exports', 'names no file for import; use another package.');
}

/** Conditions of `exports` that hold here. */
const conditions = ['node', 'import', 'module-sync', 'default'];

/** Returns the first target of `exports` that holds, in their order, as Node has it. */
function chooseTarget(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (Array.isArray(exports)) return chooseTarget(exports[0]);
  if (typeof exports !== 'object' || exports === null) return undefined;
  for (const [condition, target] of Object.entries(exports)) {
    const found = condition === '.' || conditions.includes(condition) ? chooseTarget(target) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
