import { expect, it } from 'vitest';
import { formatShare } from '../../src/cli/format-share.js';

it('writes shares in hundredths with a decimal place', () => {
  expect([0, 0.625, 1].map(formatShare)).toEqual(['0.0 %', '62.5 %', '100.0 %']);
});
