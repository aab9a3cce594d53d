import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../../src/corpus/readers/plain-markdown.js';

describe('plainMarkdown', () => {
  it.each([
    ['## A *fine* head ##', 'A fine head'],
    ['> > quoted **words**', 'quoted words'],
    ['- item with `code` and [a link](http://a.b)', 'item with code and a link'],
    ['An ![image](a.png)![][b] and [ref][1] and note[^2].', 'An  and ref and note.'],
    ['_All_ of snake_case and 2 * 3 * 4 stay', 'All of snake_case and 2 * 3 * 4 stay'],
    ['a \\*star\\* and <b>bold</b>', 'a *star* and bold'],
    ['| a | b |', 'a b'],
    ['-------', ''],
    ['|---|:--|', ''],
    ['* * *', ''],
    ['1984 was - he said - long', '1984 was - he said - long'],
    ['', ''],
  ])('reads %s', (line, text) => expect(plainMarkdown(line)).toBe(text));

  it('reads a line of brackets that are opened and never closed', () => {
    const line = `a ${'['.repeat(200_000)}`;
    expect(plainMarkdown(line)).toBe(line);
  });
});
