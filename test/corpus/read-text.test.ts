import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText, type TextSource } from '../../src/corpus/read-text.js';
import { MissingFileError } from '../../src/errors.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

const collect = async (source: TextSource) => {
  const pieces: { readonly path: string; readonly offset: number; readonly text: string }[] = [];
  for await (const { path, offset, bytes } of readText(source)) {
    pieces.push({ path, offset, text: Buffer.from(bytes).toString() });
  }
  return pieces;
};

describe('readText', () => {
  it('reads files one after the other, each with a line end behind it', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')] as const;
    await writeFile(one, 'first');
    await writeFile(two, '');
    expect(await collect([one, two])).toEqual([
      { path: one, offset: 0, text: 'first' },
      { path: one, offset: 5, text: '\n' },
      { path: two, offset: 0, text: '\n' },
    ]);
  });

  it('reads a file longer than its buffers whole', async () => {
    const path = join(folder, 'long');
    const text = Array.from({ length: 400_000 }, (_, place) => `${place}`).join(' ');
    await writeFile(path, text);
    const pieces = await collect(path);
    expect(pieces.map((piece) => piece.text).join('')).toBe(`${text}\n`);
    let offset = 0;
    for (const piece of pieces) {
      expect(piece.offset).toBe(offset);
      offset += piece.text.length;
    }
  });

  it('passes on the pieces of other sources', async () => {
    async function* source() {
      yield Buffer.from('ab');
      yield Buffer.from('');
      yield Buffer.from('c');
    }
    expect(await collect(source())).toEqual([
      { path: 'the text', offset: 0, text: 'ab' },
      { path: 'the text', offset: 2, text: '' },
      { path: 'the text', offset: 2, text: 'c' },
    ]);
  });

  it('says which file cannot be read', async () => {
    await expect(collect(join(folder, 'absent'))).rejects.toThrow(MissingFileError);
    await expect(collect(join(folder, 'one', 'absent'))).rejects.toThrow(MissingFileError);
  });
});
