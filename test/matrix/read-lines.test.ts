import { existsSync } from 'node:fs';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { LineFields } from '../../src/matrix/line-fields.js';
import { readLineBlocks } from '../../src/matrix/read-lines.js';
import { makeTemporaryFolder } from './temporary-folder.js';

async function readLines(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const block of readLineBlocks(path)) {
    expect(block.firstLine).toBe(lines.length + 1);
    expect(block.bytes.at(-1)).toBe(10);
    const fields = new LineFields(path, block);
    while (fields.nextLine()) lines.push(fields.line);
  }
  return lines;
}

describe('readLineBlocks', () => {
  it('gives the lines of a file, plain or gzipped, with either line end, with or without one at the end', async () => {
    const path = join(await makeTemporaryFolder(), 'lines');
    const texts = fc.array(fc.constantFrom('', 'a', 'b c', 'ü\t'), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        async (lines, end, isEnded, isPacked) => {
          const text = lines.map((line) => line + end).join('');
          const bytes = Buffer.from(isEnded ? text : text.replace(/\r?\n$/, ''));
          await writeFile(path, isPacked ? gzipSync(bytes) : bytes);
          const expected = isEnded || lines.at(-1) !== '' ? lines : lines.slice(0, -1);
          expect(await readLines(path)).toEqual(expected);
        },
      ),
    );
  });

  it('joins lines that lie across the pieces in which a file is read', async () => {
    const path = join(await makeTemporaryFolder(), 'long');
    const lines = Array.from({ length: 9 }, (_, place) => `${place}`.repeat(place % 3 === 0 ? 2_500_000 : 10));
    await writeFile(path, lines.join('\n'));
    expect(await readLines(path)).toEqual(lines);
    await writeFile(path, gzipSync(lines.join('\n')));
    expect(await readLines(path)).toEqual(lines);
  });

  it('says so when gzip data are damaged or cut short', async () => {
    const path = join(await makeTemporaryFolder(), 'packed.gz');
    const packed = gzipSync('one\ntwo\n'.repeat(1000));
    for (const bytes of [packed.subarray(0, 30), packed.subarray(0, -1), Buffer.from(packed).fill(7, 20, 25)]) {
      await writeFile(path, bytes);
      await expect(readLines(path)).rejects.toThrow(FileFormatError);
      await expect(readLines(path)).rejects.toThrow('damaged or cut short');
    }
  });

  it('refuses what has no lines, and names a missing file', async () => {
    const path = join(await makeTemporaryFolder(), 'binary');
    await writeFile(path, Buffer.alloc((1 << 26) + (1 << 21), 1));
    await expect(readLines(path)).rejects.toThrow('expected lines of text');
    await expect(readLines(`${path}-none`)).rejects.toThrow(MissingFileError);
  });

  it('lets go of a file that is not read to its end', async () => {
    const path = join(await makeTemporaryFolder(), 'packed.gz');
    await writeFile(path, gzipSync('line\n'.repeat(3_000_000)));
    for await (const block of readLineBlocks(path)) {
      expect(block.firstLine).toBe(1);
      break;
    }
  });
});

describe.skipIf(!existsSync('/proc/self/fd'))('readLineBlocks, stopped early', () => {
  it.each([
    ['plain', (text: string) => text],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('closes a %s file', async (_name, pack) => {
    const path = join(await makeTemporaryFolder(), 'lines');
    await writeFile(path, pack('a b\n'.repeat(10)));
    const isOpen = async (): Promise<boolean> => {
      const targets = (await readdir('/proc/self/fd')).map((name) => readlink(`/proc/self/fd/${name}`).catch(() => ''));
      return (await Promise.all(targets)).includes(path);
    };
    for await (const _block of readLineBlocks(path)) break;
    expect(await isOpen()).toBe(false);
  });
});

describe('LineFields', () => {
  const fieldsOf = (text: string): LineFields => new LineFields('a.txt', { bytes: Buffer.from(text), firstLine: 41 });

  it('gives the fields between spaces and tabs', () => {
    const fields = fieldsOf('  a\t\tbc \r\n\n1e2 x\n');
    const found: string[][] = [];
    while (fields.nextLine()) {
      const line: string[] = [];
      while (fields.nextField()) line.push(Buffer.from(fields.bytes.subarray(fields.begin, fields.end)).toString());
      found.push(line);
    }
    expect(found).toEqual([['a', 'bc'], [], ['1e2', 'x']]);
  });

  it('gives numbers, and NaN where there is none', () => {
    const fields = fieldsOf('1e2 x\n');
    fields.nextLine();
    expect([fields.nextNumber(), fields.nextNumber(), fields.nextNumber()]).toEqual([100, Number.NaN, Number.NaN]);
  });

  it('names file, line, what was found and what was expected, and shortens long lines', () => {
    const fields = fieldsOf(`a\n${'b'.repeat(99)}\n`);
    fields.nextLine();
    expect(fields.error('a number').message).toBe('a.txt, line 41: found "a", expected a number.');
    fields.nextLine();
    expect(fields.error('less').message).toBe(`a.txt, line 42: found "${'b'.repeat(60)}...", expected less.`);
  });
});
