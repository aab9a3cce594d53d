import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { mapValues } from '../../src/matrix/select.js';
import { type WeightingName, weighting } from '../../src/space/weighting.js';
import { describeTransform } from '../conformance/transform.js';
import { toRows } from '../matrix/arbitraries.js';
import { spaceOf } from './small-spaces.js';

const names: WeightingName[] = ['ppmi', 'pmi', 'localMutualInformation', 'contextRatio', 'inverseDocumentFrequency'];
for (const name of names) describeTransform(`weighting by ${name}`, () => weighting(name));
describeTransform('weighting by a function', () => weighting((counts) => counts, { name: 'none' }));

// Row sums 2 and 2, column sums 1 and 3, all 4.
const counts = spaceOf('sparse', [
  ['constructor', [1, 1]],
  ['__proto__', [0, 2]],
]);
const lastStep = (transform: ReturnType<typeof weighting>): unknown => transform.apply(counts).history.at(-1);

describe('weighting', () => {
  it('weights by the named method and keeps the contexts', () => {
    const { matrix, contexts } = weighting('contextRatio').apply(counts);
    const [first = [], second = []] = toRows(matrix);
    expect(first[0]).toBeCloseTo((1 * 4) / (2 * 1), 6);
    expect(first[1]).toBeCloseTo((1 * 4) / (2 * 3), 6);
    expect(second).toEqual([0, expect.closeTo((2 * 4) / (2 * 3), 6)]);
    expect(contexts).toBe(counts.contexts);
  });

  it('writes every option into the history, defaults included', () => {
    expect(lastStep(weighting('ppmi'))).toEqual({ step: 'ppmi', options: { contextSmoothing: 1, shift: 0 } });
    expect(lastStep(weighting('ppmi', { contextSmoothing: 0.75 }))).toEqual({
      step: 'ppmi',
      options: { contextSmoothing: 0.75, shift: 0 },
    });
    expect(lastStep(weighting('pmi', { contextSmoothing: 0.5 }))).toEqual({
      step: 'pmi',
      options: { contextSmoothing: 0.5 },
    });
    expect(lastStep(weighting('contextRatio'))).toEqual({ step: 'contextRatio', options: {} });
  });

  it('weights by a function, under the name it is given', () => {
    const double = weighting((matrix) => mapValues(matrix, (value) => 2 * value), { name: 'double' });
    expect(toRows(double.apply(counts).matrix)).toEqual([
      [2, 2],
      [0, 4],
    ]);
    expect(lastStep(double)).toEqual({ step: 'double', options: {} });
  });

  it.each(['constructor', '__proto__', ''])('knows no weighting named %j', (name) => {
    expect(() => weighting(name as WeightingName)).toThrow(OptionError);
  });

  it('refuses an option that is not one of the weighting', () => {
    expect(() => weighting('pmi', { shift: 1 })).toThrow('Option "shift" is 1');
    expect(() => weighting('contextRatio', { contextSmoothing: 1 })).toThrow(OptionError);
    expect(() => weighting('ppmi', { constructor: 1 } as object)).toThrow(OptionError);
  });

  it('refuses a dense space', () => {
    expect(() => weighting('ppmi').apply(spaceOf('dense', [['dog', [1]]]))).toThrow(ShapeError);
  });
});
