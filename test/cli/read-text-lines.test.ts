import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextLines } from '../../src/cli/read-text-lines.js';

async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

async function linesOf(bytes: Uint8Array, length = 4): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readTextLines(cut(bytes, length))) lines.push(line);
  return lines;
}

describe('readTextLines', () => {
  it('gives the lines that are not blank, wherever the input is cut', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\n\r\uFEFF]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (lines, length) => {
        const expected = lines.filter((text) => text.trim() !== '');
        expect(await linesOf(Buffer.from(lines.join('\n')), length)).toEqual(expected);
        expect(await linesOf(Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`), length)).toEqual(expected);
      }),
    );
  });

  it('calls the input by the name that it is given', async () => {
    const read = async (): Promise<void> => {
      for await (const _ of readTextLines(cut(Buffer.from([0xe9]), 1), 'poems.txt'));
    };
    await expect(read()).rejects.toThrow(/^poems\.txt, line 1: is not UTF-8/);
  });

  it('names the line that is not UTF-8, behind those that are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('one\n\ntwo café\n'),
      Buffer.from([0x63, 0xe9, 0x0a]),
      Buffer.from('four\n'),
    ]);
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const line of readTextLines(cut(bytes, 5))) seen.push(line);
    };
    await expect(read()).rejects.toThrow(/standard input, line 4: is not UTF-8/);
    expect(seen).toEqual(['one', 'two café']);
  });
});
