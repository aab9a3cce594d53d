import { expect, it } from 'vitest';
import { fillWithMean } from '../../src/wsd/fill-with-mean.js';

it('puts the mean of the known numbers in the place of the unknown ones', () => {
  expect([...fillWithMean([1, undefined, 3])]).toEqual([1, 2, 3]);
});

it('puts 0 where no number is known', () => {
  expect([...fillWithMean([undefined, undefined])]).toEqual([0, 0]);
});
