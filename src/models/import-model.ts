import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { type EmbedFunction, fromFunction } from '../embedding/from-function.js';
import { isEmbeddingModel } from '../embedding/is-embedding-model.js';
import { MissingFileError, QualiaError } from '../errors.js';
import { sha256OfFile } from '../manifest.js';

/**
 * Imports an embedding model from a JavaScript module: an export `model` of the shape of the Vercel AI SDK's, or `embed`, a
 * function of texts, or the default export, either of both. The id of a function is that of the file with a checksum of its
 * bytes. The module is code and runs with all the rights of the process.
 *
 * @param options.exported the name of the export; default `model`, then `embed`, then `default`.
 * @throws MissingFileError where there is no such module; QualiaError with code `MODULE` where it cannot be imported or
 * exports neither.
 */
export async function importModel(
  path: string,
  options: { readonly exported?: string | undefined } = {},
): Promise<EmbeddingModel> {
  const { exported } = options;
  const full = resolve(path);
  const sha256 = await sha256OfFile(full).catch((cause) => {
    throw new MissingFileError(path, 'It should be a JavaScript module that exports "model" or "embed".', { cause });
  });
  const found: Record<string, unknown> = await import(pathToFileURL(full).href).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new QualiaError('MODULE', `Cannot import ${path}: ${reason}`, { cause });
  });
  const names = exported === undefined ? ['model', 'embed', 'default'] : [exported];
  for (const name of names) {
    const value = Object.hasOwn(found, name) ? found[name] : undefined;
    if (isEmbeddingModel(value)) return value;
    if (typeof value === 'function') {
      return fromFunction(value as EmbedFunction, {
        // A module may export several functions.
        id: [basename(path), ...(name === 'embed' ? [] : [name]), sha256.slice(0, 16)].join(' '),
        provider: 'module',
      });
    }
  }
  const expected = `an embedding model or a function of texts as ${names.map((name) => `"${name}"`).join(', ')}`;
  throw new QualiaError('MODULE', `${path} exports no model. Export ${expected}.`);
}
