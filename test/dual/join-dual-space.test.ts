import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DualSpace } from '../../src/dual/dual-space.js';
import { joinDualSpace } from '../../src/dual/join-dual-space.js';
import { OptionError, ShapeError } from '../../src/errors.js';
import { describeHistory } from '../../src/space/history.js';
import { denseSpace } from '../embedding/dense-space.js';
import { spaceOf } from '../space/small-spaces.js';

const domain = denseSpace('domain', [
  ['dog', [3, 4]],
  ['onlyDomain', [1, 1]],
  ['constructor', [0, 2]],
  ['empty', [0, 0]],
  ['halfEmpty', [1, 0]],
]);
const functional = denseSpace('function', [
  ['constructor', [0, 0, 3]],
  ['dog', [2, 0, 0]],
  ['empty', [1, 0, 0]],
  ['halfEmpty', [0, 0, 0]],
]);
const dual = new DualSpace(domain, functional);

describe('joinDualSpace', () => {
  it('puts the vectors side by side, the squares of their lengths being the weights', () => {
    const joined = joinDualSpace(dual, { domainWeight: 0.25 });
    // Half of (3, 4) / 5, then sqrt(3/4) of (1, 0, 0).
    const expected = [3 / 10, 4 / 10, Math.sqrt(3 / 4), 0, 0];
    expect([...joined.vector('dog')]).toEqual(expected.map((value) => expect.closeTo(value, 6)));
    expect(joined.name).toBe('domain and function');
    expect(describeHistory(joined.history)).toBe(
      'space(name=domain) -> space(name=function) -> joinDualSpace(domainWeight=0.25)',
    );
  });

  it('holds the words that have a direction in both spaces', () => {
    expect(joinDualSpace(dual).targets.labels).toEqual(['dog', 'constructor']);
  });

  it('has the weighted means of the cosines of both spaces as its cosines', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    const row = (length: number) =>
      fc.array(entry, { minLength: length, maxLength: length }).filter((values) => values.some((value) => value !== 0));
    const pair = (length: number) => fc.tuple(row(length), row(length));
    fc.assert(
      fc.property(pair(2), pair(3), fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], [c, d], domainWeight) => {
        const both = new DualSpace(
          denseSpace('domain', [
            ['x', a],
            ['y', b],
          ]),
          denseSpace('function', [
            ['y', d],
            ['x', c],
          ]),
        );
        const mean = domainWeight * both.domain('x', 'y') + (1 - domainWeight) * both.function('x', 'y');
        expect(joinDualSpace(both, { domainWeight }).cosine('x', 'y')).toBeCloseTo(mean, 5);
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses the weight %d', (domainWeight) => {
    expect(() => joinDualSpace(dual, { domainWeight })).toThrow(OptionError);
  });

  it('refuses sparse spaces and spaces without common words', () => {
    const sparse = spaceOf('sparse', [['dog', [1, 2]]]);
    expect(() => joinDualSpace(new DualSpace(domain, sparse))).toThrow(ShapeError);
    expect(() => joinDualSpace(new DualSpace(domain, sparse))).toThrow(/reduce it first/);
    const other = denseSpace('function', [['toString', [1]]]);
    expect(() => joinDualSpace(new DualSpace(domain, other))).toThrow(/share no word/);
  });
});
