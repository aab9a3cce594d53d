import { describe, expect, it } from 'vitest';
import { coloursOf, plainColours } from '../../src/cli/colours.js';

const terminal = { isTTY: true };
const isColoured = (stream: { readonly isTTY?: boolean }, environment: Record<string, string>): boolean =>
  coloursOf(stream, environment).bold('x') !== 'x';

describe('coloursOf', () => {
  it('colours a terminal', () => {
    expect(isColoured(terminal, { TERM: 'xterm' })).toBe(true);
    expect(isColoured(terminal, { NO_COLOR: '' })).toBe(true);
  });

  it.each([
    ['a pipe', {}, {}],
    ['a pipe of a CI machine', {}, { CI: 'true', TERM: 'xterm' }],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }],
    ['a dumb terminal', terminal, { TERM: 'dumb' }],
  ])('leaves %s alone', (_, stream, environment) => {
    expect(isColoured(stream, environment)).toBe(false);
  });
});

describe('plainColours', () => {
  it('change nothing', () => {
    expect(plainColours.bold(plainColours.dim('x'))).toBe('x');
  });
});
