import { expect, it } from 'vitest';
import { fillWithMean } from '../../src/wsd/fill-with-mean.js';

it('puts the mean of the known numbers in the place of the unknown ones', () => {
  expect([...fillWithMean([1, undefined, 3])]).toEqual([1, 2, 3]);
});
