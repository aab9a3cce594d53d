import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { Parameters } from '../../../src/llm/training/parameters.js';
import { createRandom } from '../../../src/random.js';

describe('Parameters', () => {
  it('keep order, count and gradients of 0, also under names like "constructor"', () => {
    const parameters = new Parameters(new Arithmetic());
    for (const name of ['constructor', '__proto__', '']) parameters.add(name, [2, 3], { value: 0.5 });
    expect(parameters.names).toEqual(['constructor', '__proto__', '']);
    expect(parameters.count).toBe(18);
    parameters.get('').gradient?.fill(1);
    parameters.clearGradients();
    expect([...(parameters.get('').gradient ?? [])]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('begin the same from the same seed', () => {
    const [left, right] = [1, 1].map((seed) => {
      return new Parameters(new Arithmetic()).add('x', [5], { deviation: 0.02, random: createRandom(seed) }).values;
    });
    expect(left).toEqual(right);
  });

  it('are the same ones where some are picked', () => {
    const parameters = new Parameters(new Arithmetic());
    for (const name of ['constructor', 'x']) parameters.add(name, [1], { value: 1 });
    const picked = parameters.pick(['constructor']);
    expect(picked.get('constructor')).toBe(parameters.get('constructor'));
    expect(picked.names).toEqual(['constructor']);
    expect(() => parameters.pick(['nowhere'])).toThrow(/no parameter "nowhere"/);
  });

  it('share their numbers when they are frozen, and have their own when they are copied', () => {
    const parameters = new Parameters(new Arithmetic());
    parameters.add('x', [1], { value: 1 });
    const [frozen, copy] = [parameters.frozen(), parameters.copy()];
    parameters.get('x').values[0] = 2;
    expect([frozen.get('x').values[0], copy.get('x').values[0]]).toEqual([2, 1]);
    expect([frozen.get('x').isTracked, copy.get('x').isTracked]).toEqual([false, true]);
  });

  it('refuse a second of a name, and one that is not there', () => {
    const parameters = new Parameters(new Arithmetic());
    parameters.add('x', [1], { value: 0 });
    expect(() => parameters.add('x', [1], { value: 0 })).toThrow(QualiaError);
    expect(() => parameters.get('y')).toThrow(QualiaError);
  });
});
