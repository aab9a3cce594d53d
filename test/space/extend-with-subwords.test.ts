import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { extendWithSubwords } from '../../src/space/extend-with-subwords.js';
import { normalisation } from '../../src/space/normalisation.js';
import { readSpace } from '../../src/space/read-space.js';
import { reduction } from '../../src/space/reduction.js';
import type { Space } from '../../src/space/space.js';
import { trainSubwordModel } from '../../src/space/subword-model.js';
import { viewSpace } from '../../src/space/view-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { contentOf, spaceOf } from './small-spaces.js';

const space = spaceOf('dense', [
  ['kennel', [3, 1, 0]],
  ['constructor', [0, 2, 1]],
  ['__proto__', [1, 0, 5]],
]);
const unit = normalisation().apply(space);
const frequencies = new Map([
  ['kennel', 30],
  ['constructor', 10],
]);

const lengthOf = (of: Space, word: string): number => Math.hypot(...Array.from(of.vector(word)));

describe('extendWithSubwords', () => {
  it('adds the words that are missing, with the vectors of the model, and keeps the others', () => {
    const words = ['kennels', 'kennel', '漢字', '', 'construct', 'kennels'];
    const before = contentOf(space);
    const extended = extendWithSubwords(space, words);
    expect(contentOf(space)).toEqual(before);
    expect(extended.targets.labels).toEqual([...space.targets.labels, 'kennels', 'construct']);
    const model = trainSubwordModel(space);
    for (const word of ['kennels', 'construct']) expect(extended.vector(word)).toEqual(model.vector(word));
    for (const word of space.targets.labels) expect(extended.vector(word)).toEqual(space.vector(word));
  });

  it('changes nothing but the history without words', () => {
    const extended = extendWithSubwords(space, []);
    expect({ ...(contentOf(extended) as object), history: [] }).toEqual({
      ...(contentOf(space) as object),
      history: [],
    });
    expect(extended.history).toHaveLength(space.history.length + 1);
  });

  it('says in the history what it did', () => {
    const options = { minimumLength: 3, frequencies, pseudoCount: 5 };
    const { history } = extendWithSubwords(unit, ['kennels', '漢字'], options);
    expect(history.slice(0, -1)).toEqual(unit.history);
    expect(history.at(-1)).toEqual({
      step: 'extendWithSubwords',
      options: {
        minimumLength: 3,
        maximumLength: 6,
        minimumWords: 1,
        rarityExponent: 0.25,
        penalty: 1,
        tolerance: 0.03,
        reliability: 50,
        pseudoCount: 5,
        unit: true,
      },
      result: { words: 1, leftOut: 1, mixed: 2, subwords: expect.any(Number) },
    });
    expect(extendWithSubwords(space, []).history.at(-1)?.options).toMatchObject({ reliability: 0, unit: false });
  });

  it('mixes own vectors with those of the model by frequency, and leaves words without one', () => {
    const extended = extendWithSubwords(space, [], { frequencies, pseudoCount: 10 });
    const made = trainSubwordModel(space, { frequencies }).vector('kennel') ?? [];
    const own = space.vector('kennel');
    // (30 v + 10 s) / 40
    extended.vector('kennel').forEach((value, column) => {
      expect(value).toBeCloseTo((3 * own[column] + (made[column] ?? 0)) / 4, 5);
    });
    expect(extended.vector('__proto__')).toEqual(space.vector('__proto__'));
    const same = extendWithSubwords(space, [], { frequencies });
    expect(same.vector('kennel')).toEqual(own);
  });

  it('moves a word from its own vector to that of the model as c grows', () => {
    const model = trainSubwordModel(unit, { frequencies });
    const toModel = (pseudoCount: number): number =>
      extendWithSubwords(unit, ['x-constructor'], { frequencies, pseudoCount })
        .vector('constructor')
        .reduce((sum, value, column) => sum + value * (model.vector('constructor')?.[column] ?? 0), 0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 1000 }), (low, more) => {
        expect(toModel(low + more)).toBeGreaterThanOrEqual(toModel(low) - 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('takes a model that was trained before, if it fits', () => {
    const model = trainSubwordModel(unit, { frequencies });
    const options = { frequencies, pseudoCount: 3 };
    const before = extendWithSubwords(unit, ['kennels'], { ...options, model });
    expect(contentOf(before)).toEqual(contentOf(extendWithSubwords(unit, ['kennels'], options)));
    const other = trainSubwordModel(spaceOf('dense', [['kennel', [1, 2]]]));
    expect(() => extendWithSubwords(unit, [], { model: other })).toThrow(ShapeError);
  });

  it('keeps rows of length 1 where the space has them', () => {
    const extended = extendWithSubwords(unit, ['kennels'], { frequencies, pseudoCount: 7 });
    for (const word of extended.targets.labels) expect(lengthOf(extended, word)).toBeCloseTo(1, 6);
    expect(lengthOf(extendWithSubwords(space, ['kennels']), 'kennels')).not.toBeCloseTo(1, 2);
  });

  it('gives a space of which views can be taken, and which can be written and read', async () => {
    const counts = spaceOf('sparse', [
      ['kennel', [3, 0]],
      ['constructor', [1, 2]],
    ]);
    const reduced = normalisation().apply(reduction({ rank: 2 }).apply(counts));
    const extended = extendWithSubwords(reduced, ['kennels']);
    const view = viewSpace(extended, { singularValueExponent: 1 });
    expect(lengthOf(view, 'kennels')).toBeCloseTo(1, 6);
    expect(view.vector('kennel')).toEqual(viewSpace(reduced, { singularValueExponent: 1 }).vector('kennel'));
    const folder = mkdtempSync(join(tmpdir(), 'qualia-subwords-'));
    await writeSpace(join(folder, 'space'), extended);
    expect(contentOf(await readSpace(join(folder, 'space')))).toEqual(contentOf(extended));
    rmSync(folder, { recursive: true });
  });

  it('refuses a pseudo-count below 0 or without frequencies, and a sparse space', () => {
    expect(() => extendWithSubwords(space, [], { frequencies, pseudoCount: -1 })).toThrow(OptionError);
    expect(() => extendWithSubwords(space, [], { pseudoCount: 1 })).toThrow(OptionError);
    expect(() => extendWithSubwords(spaceOf('sparse', [['dog', [1]]]), [])).toThrow(ShapeError);
  });
});
