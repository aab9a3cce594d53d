import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countText } from '../../src/corpus/count-text.js';
import { openTexts } from '../../src/corpus/open-texts.js';
import { readFilePieces, readText, type TextSource } from '../../src/corpus/read-text.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { openFilesUnder } from './open-files.js';
import { makeTar, makeZip, packedSamples, sampleText } from './packed-samples.js';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-texts-'));
  await mkdir(at('texts', 'inner'), { recursive: true });
  await mkdir(at('empty'));
  await writeFile(at('texts', 'b.txt'), 'second');
  await writeFile(at('texts', 'a.txt'), 'first');
  await writeFile(at('texts', '.hidden'), 'no');
  await writeFile(at('texts', 'inner', 'c.txt.gz'), gzipSync('third'));
  await writeFile(at('odd[name].txt'), 'odd');
});
afterAll(() => rm(folder, { recursive: true }));

/** The texts of a source by their paths, those in the folder without it. */
async function textsOf(source: TextSource): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for await (const { path, bytes } of readText(source)) {
    const name = path.replace(`${folder}/`, '');
    texts[name] = (texts[name] ?? '') + Buffer.from(bytes).toString('latin1');
  }
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, Buffer.from(text, 'latin1').toString()]),
  );
}

const members = {
  'news/': undefined,
  'news/one.txt': Buffer.from('eins\nzwei'),
  'news/.DS_Store': Buffer.from([0xff, 0xfe]),
  'news/two.bz2': packedSamples.bzip2,
  empty: Buffer.from(''),
};

describe('openTexts', () => {
  it('reads folders and patterns in the order of their paths', async () => {
    expect(Object.entries(await textsOf(at('texts')))).toEqual([
      ['texts/a.txt', 'first\n'],
      ['texts/b.txt', 'second\n'],
      ['texts/inner/c.txt.gz', 'third\n'],
    ]);
    expect(await textsOf([at('texts', '*.txt'), at('odd[name].txt')])).toEqual({
      'texts/a.txt': 'first\n',
      'texts/b.txt': 'second\n',
      'odd[name].txt': 'odd\n',
    });
  });

  it.each(Object.keys(packedSamples))('unpacks %s, whatever its name', async (packing) => {
    await writeFile(at('packed'), packedSamples[packing as 'gzip']);
    expect(await textsOf(at('packed'))).toEqual({ packed: `${sampleText}\n` });
  });

  it('reads the members of tar and zip archives, packed ones too, but no hidden ones', async () => {
    const tar = await makeTar(members);
    const { 'news/': _, ...files } = members;
    for (const [name, bytes] of [
      ['a.tar', tar],
      ['a.tgz', gzipSync(tar)],
      ['a.zip', makeZip(files)],
    ] as const) {
      await writeFile(at(name), bytes);
      expect(await textsOf(at(name))).toEqual({
        [`${name}:news/one.txt`]: 'eins\nzwei\n',
        [`${name}:news/two.bz2`]: `${sampleText}\n`,
        [`${name}:empty`]: '\n',
      });
    }
  });

  it('passes over what has not been read of a member', async () => {
    const long = Buffer.alloc(3_000_000, 'text\n');
    const parts = { 'a.txt': long, 'b.txt': long, 'c.txt': Buffer.from('end') };
    for (const [name, bytes] of [
      ['unread.tar', await makeTar(parts)],
      ['unread.tgz', gzipSync(await makeTar(parts))],
      ['unread.zip', makeZip(parts)],
    ] as const) {
      await writeFile(at(name), bytes);
      const names: string[] = [];
      for await (const text of openTexts(at(name), readFilePieces)) {
        names.push(text.path.replace(`${at(name)}:`, ''));
        if (names.length !== 2) for await (const _ of text.bytes) break;
      }
      expect(names).toEqual(['a.txt', 'b.txt', 'c.txt']);
    }
  });

  it('counts the words of an archive', async () => {
    await writeFile(at('b.tgz'), gzipSync(await makeTar(members)));
    const { targets, tokens } = await countText(at('b.tgz'));
    expect(tokens).toBe(13);
    expect(targets.labels.slice(0, 3)).toEqual(['one', 'three', 'two']);
  });

  it('says where an archive is damaged', async () => {
    const tar = await makeTar({ 'long.txt': Buffer.from('text '.repeat(1000)) });
    await writeFile(at('cut.tar'), tar.subarray(0, 2048));
    await expect(textsOf(at('cut.tar'))).rejects.toThrow(FileFormatError);
    await expect(textsOf(at('cut.tar'))).rejects.toThrow('cut.tar:long.txt');
    const zip = makeZip({ 'long.txt': Buffer.from('text '.repeat(1000)) });
    await writeFile(at('cut.zip'), zip.subarray(0, 2048));
    await expect(textsOf(at('cut.zip'))).rejects.toThrow(FileFormatError);
    const changed = Buffer.from(zip);
    changed[300] ^= 1;
    await writeFile(at('changed.zip'), changed);
    await expect(textsOf(at('changed.zip'))).rejects.toThrow('changed.zip:long.txt');
  });

  it('says which path leads to nothing', async () => {
    await expect(textsOf(at('absent'))).rejects.toThrow(MissingFileError);
    await expect(textsOf(at('empty'))).rejects.toThrow('The folder holds no file.');
    await expect(textsOf(at('texts', '*.xml'))).rejects.toThrow('No file fits the pattern.');
  });

  it('closes everything when its reader stops', async () => {
    const { 'news/': _, ...files } = members;
    await writeFile(at('c.zip'), makeZip(files));
    await writeFile(at('c.tar'), await makeTar(members));
    for (const path of ['c.zip', 'c.tar', 'packed', 'texts'].map((name) => at(name))) {
      for await (const _ of readText(path)) break;
      await expect.poll(() => openFilesUnder(folder)).toEqual([]);
    }
  });
});
