import { expect, it } from 'vitest';
import { normalQuantile } from '../../../src/analysis/factors/normal-interval.js';

it.each([
  [0.6826894921370859, 1],
  [0.9544997361036416, 2],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
  [0.999, 3.2905267314919255],
])('a share of %f lies within %f standard deviations', (level, reach) => {
  expect(normalQuantile(level)).toBeCloseTo(reach, 10);
});
