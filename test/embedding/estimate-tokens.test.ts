import { expect, it } from 'vitest';
import { estimateTokens } from '../../src/embedding/estimate-tokens.js';

it.each([
  ['', 1],
  ['abc', 1],
  ['abcd', 2],
  // Three bytes a character.
  ['語義学', 3],
  ['😀', 2],
])('estimates the tokens of %j as %i', (text, expected) => {
  expect(estimateTokens(text)).toBe(expected);
});
