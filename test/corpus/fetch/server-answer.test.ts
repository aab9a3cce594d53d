import { describe, expect, it } from 'vitest';
import { parseContentRange, parseRetryAfter } from '../../../src/corpus/fetch/server-answer.js';

describe('parseRetryAfter', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('reads %j, ten seconds after the epoch, as %j milliseconds', (value, expected) => {
    expect(parseRetryAfter(value, 10_000)).toBe(expected);
  });
});

describe('parseContentRange', () => {
  it.each([
    [null, {}],
    ['bytes 5-9/10', { begin: 5, total: 10 }],
    ['bytes 5-9/*', { begin: 5, total: undefined }],
    ['bytes */10', { begin: undefined, total: 10 }],
    ['lines 5-9/10', {}],
  ])('reads %j', (value, expected) => {
    expect(parseContentRange(value)).toEqual(expected);
  });
});
