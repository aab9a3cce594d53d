import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import { type EmbedFunction, fromFunction } from '../../embedding/from-function.js';
import { isEmbeddingModel } from '../../embedding/is-embedding-model.js';
import { MissingFileError, QualiaError } from '../../errors.js';
import { sha256OfFile } from '../../manifest.js';
import { datasetKinds } from '../any-dataset.js';
import { createEmbeddingSystem, type EmbeddingSystemOptions } from './embedding-system.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** How {@link importSystem} works. */
export interface ImportSystemOptions extends Pick<EmbeddingSystemOptions, 'name'> {
  /** Opens the cache of a model's vectors; default none is kept. */
  readonly openCache?: ((model: EmbeddingModel) => Promise<EmbeddingSystemOptions['cache']>) | undefined;
}

const expected =
  'Export "model", an embedding model as those of the Vercel AI SDK (provider, modelId, doEmbed); or "embed", a function ' +
  'from a list of texts to a list of vectors; or "answerers", an object of functions by kind of data set';

/**
 * Imports a system from a JavaScript module. One of its exports, or of the fields of its default export, is
 *
 * - `model`: an embedding model of the shape of the Vercel AI SDK's;
 * - `embed`: a function that returns, or promises, a vector for each of a list of texts;
 * - `answerers`: an object with a function for each kind of data set that it answers, see `Answerers`.
 *
 * An export `name` names the system. The module is code and runs with all the rights of the process. Its own bytes are what
 * the result keeps a checksum of; what it imports is not seen.
 *
 * @throws MissingFileError where there is no such module; QualiaError, with the cause, where it cannot be imported or
 * exports none of these.
 */
export async function importSystem(path: string, options: ImportSystemOptions = {}): Promise<EvaluatedSystem> {
  const full = resolve(path);
  const sha256 = await sha256OfFile(full).catch((cause) => {
    throw new MissingFileError(path, 'It should be a JavaScript module.', { cause });
  });
  const found = await import(pathToFileURL(full).href).catch((cause: unknown) => {
    throw new QualiaError('MODULE', `Cannot import ${path}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  });
  const exported = new Map<string, unknown>([...fieldsOf(found.default), ...fieldsOf(found)]);
  const named = exported.get('name');
  const name = options.name ?? (typeof named === 'string' && named !== '' ? named : undefined);
  const file = basename(path);
  const description = { specification: `module:${file}`, files: [{ path: file, sha256 }], settings: {} };
  const answerers = exported.get('answerers');
  if (isAnswerers(answerers)) return { name: name ?? file, description, answerers };
  const model = exported.get('model') ?? found.default;
  const embed = exported.get('embed');
  // The checksum is part of the id, so that another version of the function has vectors of its own.
  const wrapping = { id: `${file} ${sha256}`, provider: 'module' };
  const usable = isEmbeddingModel(model) ? model : isFunction(embed) ? fromFunction(embed, wrapping) : undefined;
  if (usable === undefined) throw new QualiaError('MODULE', `${path} exports no system. ${expected}.`);
  const cache = await options.openCache?.(usable);
  return createEmbeddingSystem(usable, {
    description,
    cache,
    name: name ?? (isEmbeddingModel(model) ? undefined : file),
  });
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isAnswerers(value: unknown): value is EvaluatedSystem['answerers'] {
  const fields = fieldsOf(value);
  const kinds: readonly string[] = datasetKinds;
  return fields.length > 0 && fields.every(([kind, answer]) => kinds.includes(kind) && typeof answer === 'function');
}

function isFunction(value: unknown): value is EmbedFunction {
  return typeof value === 'function';
}
