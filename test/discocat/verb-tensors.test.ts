import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factorPairs } from '../../src/discocat/pair-factors.js';
import { readVerbTensors } from '../../src/discocat/read-verb-tensors.js';
import { relationalMatrix } from '../../src/discocat/relational-matrix.js';
import { argumentVectors, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { multiplyByObject, multiplyBySubject } from '../../src/discocat/verb-map.js';
import { type BuildVerbTensorsOptions, buildVerbTensors, VerbTensors } from '../../src/discocat/verb-tensors.js';
import { writeVerbTensors } from '../../src/discocat/write-verb-tensors.js';
import { FileFormatError, MissingFileError, OptionError, ShapeError, UnknownWordError } from '../../src/errors.js';
import type { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { denseSpace } from '../embedding/dense-space.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { lovesRows, lovesSpace, lovesVerbs } from './golden-spaces.js';

const dimensions = 12;
const names = ['', 'constructor', '__proto__', ...Array.from({ length: 57 }, (_, place) => `noun ${place}`)];
const nouns: Space = denseSpace(
  'nouns',
  names.map((name, row) => [name, Array.from(gaussianMatrix(60, dimensions, 5).row(row), (value) => value ** 2)]),
);
const noun = (place: number): string => names[place % 60] ?? '';
/** A verb of few pairs, one of many with a simple matrix, one of many without. */
const verbs = new VerbArguments([
  { verb: 'toString', subject: '', object: 'constructor', count: 2 },
  { verb: 'toString', subject: 'noun 1', object: '__proto__', count: 1 },
  { verb: 'toString', subject: 'zither', object: '__proto__', count: 1 },
  ...Array.from({ length: 3600 }, (_, pair) => ({
    verb: 'be',
    subject: noun(pair),
    object: noun(Math.floor(pair / 60)),
    count: 1,
  })),
  ...Array.from({ length: 70 }, (_, pair) => ({
    verb: 'have',
    subject: noun(pair),
    object: noun(7 * pair + 3),
    count: 1 + (pair % 5),
  })),
  { verb: 'vanish', subject: 'zither', object: 'lute', count: 1 },
]);
const build = (options: BuildVerbTensorsOptions = {}): VerbTensors => buildVerbTensors(verbs, nouns, options);

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-4): void {
  const size = Math.sqrt(Array.from(expected).reduce((sum, value) => sum + value * value, 0));
  const distance = Array.from(expected).reduce((sum, value, entry) => sum + (value - (found[entry] ?? 0)) ** 2, 0);
  expect(Math.sqrt(distance)).toBeLessThanOrEqual(tolerance * size);
}

describe('factorPairs', () => {
  const have = argumentVectors(verbs, 'have', nouns);

  it('gives back the whole matrix at full rank', () => {
    const { left, right, error } = factorPairs(have, { rank: dimensions });
    expect(error).toBeLessThan(1e-3);
    const matrix = relationalMatrix({ subjects: left, objects: right, counts: new Float64Array(left.rows).fill(1) });
    expectClose(matrix.values, relationalMatrix(have).values);
  });

  it('tells the error of a lower rank, and takes no more than the tolerance needs', () => {
    const { left, right, error } = factorPairs(have, { rank: 3 });
    const [whole, kept] = [
      relationalMatrix(have).values,
      relationalMatrix({ subjects: left, objects: right, counts: new Float64Array(left.rows).fill(1) }).values,
    ];
    const norm = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    expect(left.rows).toBe(3);
    expect(norm(whole.map((value, cell) => value - (kept[cell] ?? 0))) / norm(whole)).toBeCloseTo(error, 4);
    const loose = factorPairs(have, { rank: dimensions, tolerance: error + 0.001 });
    expect(loose.left.rows).toBe(3);
    // The sum over all pairs of nouns is an outer product.
    expect(factorPairs(argumentVectors(verbs, 'be', nouns), { rank: 5, tolerance: 1e-3 }).left.rows).toBe(1);
  });

  it('makes zeros of verbs whose vectors are zeros', () => {
    const zeros = gaussianMatrix(2, 3, 1);
    zeros.values.fill(0);
    const { left, error } = factorPairs(
      { subjects: zeros, objects: zeros, counts: Float64Array.of(1, 1) },
      { rank: 2 },
    );
    expect([left.rows, error]).toEqual([0, 0]);
  });
});

describe('buildVerbTensors', () => {
  it('keeps each verb in the smallest way', () => {
    const tensors = build({ tolerance: 0.01 });
    expect(tensors.verbs).toEqual(['be', 'have', 'toString']);
    expect(tensors.tensor('toString').kind).toBe('pairs');
    // 70 pairs are 840 bytes, a dense matrix 576; be is of rank 1.
    expect(tensors.tensor('have').kind).toBe('dense');
    expect(tensors.tensor('be')).toMatchObject({ kind: 'factors' });
    expect(tensors.bytes).toBe(2 * 12 + 4 * dimensions ** 2 + 8 * dimensions);
  });

  it.for(['smallest', 'pairs', 'factors', 'dense'] as const)('multiplies as the pairs do, kept as %s', (keep) => {
    const tensors = build({ keep, rank: dimensions, tolerance: 1e-5 });
    for (const verb of tensors.verbs) {
      const pairs = argumentVectors(verbs, verb, nouns);
      const vector = nouns.vector('noun 7');
      expectClose(tensors.multiplyByObject(verb, vector), multiplyByObject(pairs, vector));
      expectClose(tensors.multiplyBySubject(verb, vector), multiplyBySubject(pairs, vector));
      expectClose(relationalMatrix(tensors.argumentVectors(verb)).values, relationalMatrix(pairs).values);
    }
  });

  it('gives the golden matrix', () => {
    for (const keep of ['pairs', 'dense'] as const) {
      const tensors = buildVerbTensors(lovesVerbs, lovesSpace, { keep });
      expect([...relationalMatrix(tensors.argumentVectors('loves')).values]).toEqual(lovesRows.flat());
    }
  });

  it('refuses what is not there or out of range', () => {
    expect(() => build().tensor('vanish')).toThrow(UnknownWordError);
    expect(() => build().tensor('valueOf')).toThrow(UnknownWordError);
    expect(build().has('vanish')).toBe(false);
    for (const options of [{ rank: 0 }, { tolerance: -1 }, { tolerance: 2 }, { keep: 'sparse' as 'pairs' }]) {
      expect(() => build(options)).toThrow(OptionError);
    }
    expect(() => new VerbTensors(lovesSpace, new Map([['be', build().tensor('be')]]))).toThrow(ShapeError);
  });
});

describe('writeVerbTensors and readVerbTensors', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-verbs-'));
    path = join(folder, 'verbs.safetensors');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.for(['smallest', 'pairs', 'factors', 'dense'] as const)('change nothing of verbs kept as %s', async (keep) => {
    const tensors = build({ keep });
    await writeVerbTensors(path, tensors);
    const read = await readVerbTensors(path, nouns);
    expect(read.verbs).toEqual(tensors.verbs);
    for (const verb of tensors.verbs) expect(read.tensor(verb)).toEqual(tensors.tensor(verb));
  });

  it('find the nouns again in another order, and name one that is gone', async () => {
    const tensors = build({ keep: 'pairs' });
    await writeVerbTensors(path, tensors);
    const turned = [...names].reverse().map((name) => [name, Array.from(nouns.vector(name))] as const);
    const read = await readVerbTensors(path, denseSpace('turned', turned));
    expect(read.multiplyByObject('have', nouns.vector('noun 7'))).toEqual(
      tensors.multiplyByObject('have', nouns.vector('noun 7')),
    );
    const fewer = denseSpace('fewer', turned.slice(0, -1));
    await expect(readVerbTensors(path, fewer)).rejects.toThrow(/"", which the fewer space lacks/);
  });

  it('tell what is wrong with a file', async () => {
    await expect(readVerbTensors(path, nouns)).rejects.toThrow(MissingFileError);
    await writeVerbTensors(path, build());
    await expect(readVerbTensors(path, lovesSpace)).rejects.toThrow(/12 dimensions.*give the space/);
    const bytes = await readFile(path);
    for (const length of [0, 7, 100, bytes.length - 1]) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(readVerbTensors(path, nouns)).rejects.toThrow(FileFormatError);
    }
    const broken = Buffer.from(bytes);
    broken[bytes.length - 400] = (broken[bytes.length - 400] ?? 0) ^ 1;
    await writeFile(path, broken);
    await expect(readVerbTensors(path, nouns)).rejects.toThrow(FileFormatError);
    await writeSpace(path, nouns);
    await expect(readVerbTensors(path, nouns)).rejects.toThrow(/tells of something else/);
  });
});
