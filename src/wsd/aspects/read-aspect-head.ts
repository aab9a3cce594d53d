import { z } from 'zod';
import { FileFormatError } from '../../errors.js';
import { aspects } from '../../lexicon/aspect.js';
import type { ContainerArrays } from '../../matrix/container-header.js';
import { denseFromArrays } from '../../matrix/container-matrices.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { makeOfArrays, readContainer } from '../../matrix/read-container.js';
import type { AspectHead } from './aspect-head.js';
import { aspectHeadKind } from './write-aspect-head.js';

const contextSchema = z.object({
  masked: z.boolean(),
  standIn: z.string(),
  window: z.int().min(0),
  layers: z.array(z.int().min(0)).optional(),
});
const shownSchema = z.array(
  z.object({
    text: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    aspects: z.array(z.enum(aspects)),
  }),
);
const factsSchema = z.object({
  data: z.string(),
  examples: z.int(),
  seed: z.int(),
  penalty: z.number(),
  validation: z.array(z.object({ penalty: z.number(), accuracy: z.number() })),
});

/**
 * Reads a head that `writeAspectHead` wrote; it scores the same to the last bit.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example const head = await readAspectHead('aspects.safetensors');
 */
export async function readAspectHead(path: string): Promise<AspectHead> {
  const { arrays, metadata } = await readContainer(path);
  const kind = metadata.get('kind');
  if (kind !== aspectHeadKind) {
    throw new FileFormatError(path, 'metadata', `expected the kind "${aspectHeadKind}", found "${kind ?? 'none'}".`);
  }
  const read = <Value>(name: string, schema: z.ZodType<Value>): Value => {
    const parsed = schema.safeParse(parseJson(path, name, metadata.get(name) ?? ''));
    if (parsed.success) return parsed.data;
    throw new FileFormatError(path, `metadata, ${name}`, parsed.error.issues[0].message);
  };
  const { layers, ...context } = read('context', contextSchema);
  const shown = read('shown', shownSchema);
  const [weights, intercepts] = [numbersOf(path, arrays, 'weights'), numbersOf(path, arrays, 'intercepts')];
  const vectors = makeOfArrays(path, 'an aspect head', () => denseFromArrays('shownVectors', arrays));
  const classes = aspects.length;
  const columns = weights.length / classes;
  // The name and as many words on each side, each with a vector.
  const isWhole =
    intercepts.length === classes && columns % (1 + 2 * context.window) === 0 && vectors.rows === shown.length;
  if (!isWhole) throw new FileFormatError(path, 'arrays', 'do not have the shapes of an aspect head.');
  return {
    model: metadata.get('model') ?? '',
    context: { ...context, layers },
    fit: { classes, weights, intercepts },
    shown,
    shownVectors: new DenseMatrix(vectors.rows, vectors.columns, Float32Array.from(vectors.values)),
    facts: read('facts', factsSchema),
  };
}

function parseJson(path: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, `metadata, ${name}`, 'is no JSON.', { cause });
  }
}

function numbersOf(path: string, arrays: ContainerArrays, name: string): Float64Array {
  const values = arrays.get(name)?.values;
  if (values instanceof Float64Array) return values;
  throw new FileFormatError(path, 'arrays', `hold no doubles "${name}".`);
}
