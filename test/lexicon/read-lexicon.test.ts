import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { formatLexiconLines } from '../../src/lexicon/formats/json/format-lexicon-lines.js';
import { readLexicon } from '../../src/lexicon/read-lexicon.js';
import { openFilesUnder } from '../corpus/open-files.js';
import { makeTar } from '../corpus/packed-samples.js';
import { chineseWordnet, createTinyWordnet, lmfText, omwText, writeLexiconFile } from './lexicon-fixture.js';
import { createExtension, createFullLexicon } from './record-fixture.js';
import { dogs, writeFolder, writeTexts } from './wndb-fixture.js';

const wordnet = createTinyWordnet();

describe('readLexicon', () => {
  it.each([
    ['wordnet', '3.1', 117_791],
    ['wordnet-3.0', '3.0', 117_659],
  ])('reads %s from its package', async (name, version, count) => {
    const { lexicon, language, findings } = await readLexicon(name);
    expect([lexicon.version, lexicon.synsetCount, language, findings]).toEqual([version, count, 'en', []]);
  });

  it('reads a folder of WNDB files', async () => {
    const { lexicon } = await readLexicon(await writeFolder(writeTexts(dogs)));
    expect([lexicon.version, lexicon.has('dog')]).toEqual(['9.9', true]);
  });

  it('reads records of JSON lines, those of several lexicons by the id behind the path', async () => {
    const [full, extension] = [createFullLexicon(), createExtension()];
    const one = await writeLexiconFile('one.jsonl', [...formatLexiconLines([full])].join(''));
    const { lexicon, language } = await readLexicon(one);
    expect([lexicon.name, language, lexicon.senses('France')[0]?.key]).toEqual([
      'Everything',
      'en',
      'france%1:15:00::',
    ]);
    const both = await writeLexiconFile('both.jsonl', [...formatLexiconLines([full, extension])].join(''));
    await expect(readLexicon(both)).rejects.toThrow(/choose one by its id: full:1\.0\+x, ext:1/);
    await expect(readLexicon(`${both}#none`)).rejects.toThrow(FileFormatError);
    expect((await readLexicon(`${both}#ext:1`)).lexicon.name).toBe('Extension');
  });

  it('tells what a file is by its content, packed or not, with a byte order mark or not', async () => {
    const names = async (content: string) => {
      const plain = await readLexicon(await writeLexiconFile('data', content), { wordnet });
      const marked = await readLexicon(await writeLexiconFile('data', `\ufeff${content}`), { wordnet });
      const packed = await readLexicon(await writeLexiconFile('data.bin', gzipSync(content)), { wordnet });
      return [plain, marked, packed].map(({ lexicon }) => lexicon.name);
    };
    expect(await names(omwText)).toEqual(Array(3).fill('Tiny Chinese'));
    expect(await names(lmfText)).toEqual(Array(3).fill('Tiny LMF'));
    expect(await names(JSON.stringify(chineseWordnet))).toEqual(Array(3).fill('Chinese Wordnet'));
    expect(await names('00000001-n\tcmn:lemma\t狗\n')).toEqual(Array(3).fill('unnamed'));
  });

  it('reads a member of an archive, named by its end, or the only one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qualia-archive-'));
    await mkdir(join(folder, 'wns'));
    await writeFile(join(folder, 'wns', 'a.tab'), omwText);
    await writeFile(join(folder, 'wns', 'b.xml'), lmfText);
    await writeFile(join(folder, 'wns', 'LICENSE'), 'free');
    await writeFile(join(folder, 'wns', '._b.xml'), 'what a Mac adds');
    const archive = join(folder, 'both.tar');
    execFileSync('tar', ['-cf', archive, '-C', folder, 'wns']);
    expect((await readLexicon(`${archive}:a.tab`, { wordnet })).lexicon.name).toBe('Tiny Chinese');
    expect((await readLexicon(`${archive}:wns/b.xml`)).lexicon.name).toBe('Tiny LMF');
    await expect(readLexicon(archive)).rejects.toThrow(/more than one member.*wns\/a\.tab, wns\/b\.xml/);
    await expect(readLexicon(`${archive}:c.tab`)).rejects.toThrow(/no member "c\.tab".*wns\/LICENSE/);
    const single = join(folder, 'one.tgz');
    execFileSync('tar', ['-czf', single, '-C', folder, 'wns/._b.xml', 'wns/b.xml', 'wns/LICENSE']);
    expect((await readLexicon(single)).lexicon.name).toBe('Tiny LMF');
  });

  it('takes which of several lexicons of a WN-LMF file is meant from behind its path', async () => {
    const one = (id: string): string =>
      `<Lexicon id="${id}" label="${id}" language="en" email="" license="" version="1"><Synset id="${id}-s" partOfSpeech="n"/></Lexicon>`;
    const path = await writeLexiconFile('two.xml', `<LexicalResource>${one('a')}${one('b')}</LexicalResource>`);
    await expect(readLexicon(path)).rejects.toThrow(/several lexicons; choose one by its id: a:1, b:1/);
    for (const id of ['b', 'b:1']) expect((await readLexicon(`${path}#${id}`)).lexicon.name).toBe('b');
    await expect(readLexicon(`${path}#c`)).rejects.toThrow(/no lexicon "c"/);
    await expect(readLexicon(`${await writeLexiconFile('data', omwText)}#b`, { wordnet })).rejects.toThrow(
      /no WN-LMF file.*"b"/,
    );
    const marked = await writeLexiconFile('c#1.tab', omwText);
    expect((await readLexicon(marked, { wordnet })).lexicon.name).toBe('Tiny Chinese');
  });

  it('passes options on', async () => {
    const fold = (lemma: string): string => lemma.replaceAll('跑', '走');
    const path = await writeLexiconFile('omw.tab', omwText);
    expect((await readLexicon(path, { wordnet, fold })).lexicon.has('走')).toBe(true);
    await expect(readLexicon(await writeLexiconFile('x.xml', lmfText), { lexicon: 'no' })).rejects.toThrow(/tiny:2/);
  });

  it('throws MissingFileError for a path that leads nowhere, with advice', async () => {
    for (const path of ['no-such-file.tab', 'no-such-file.tar:x.tab', '']) {
      await expect(readLexicon(path)).rejects.toThrow(MissingFileError);
    }
  });

  it('reads no more of what is packed than its limit', async () => {
    const bomb = gzipSync(Buffer.alloc(1 << 20, `<!-- ${'x'.repeat(1000)} -->\n`));
    const path = await writeLexiconFile('bomb.xml.gz', bomb);
    const error: unknown = await readLexicon(path, { maximumBytes: 1 << 16 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FileFormatError);
    expect(String(error)).toMatch(/bomb\.xml\.gz.*unpacks to more than 65536 bytes.*"maximumBytes"/s);
    const archive = await writeLexiconFile(
      'bomb.tar.gz',
      gzipSync(await makeTar({ 'a.xml': Buffer.from(lmfText), 'b.xml.gz': bomb })),
    );
    await expect(readLexicon(`${archive}:b.xml.gz`, { maximumBytes: 1 << 16 })).rejects.toThrow('b.xml.gz');
    expect((await readLexicon(`${archive}:a.xml`, { maximumBytes: 1 << 16 })).lexicon).toBeDefined();
    await expect(readLexicon(archive, { maximumBytes: 1024 })).rejects.toThrow('unpacks to more than 1024 bytes');
    await expect(readLexicon(archive, { maximumBytes: 0 })).rejects.toThrow('maximumBytes');
  });

  it('leaves no file open that it refuses', async () => {
    const size = 300_000;
    const utf16 = await writeLexiconFile('utf16', Buffer.from(`\ufeff${'<'.repeat(size)}`, 'utf16le'));
    const big5 = await writeLexiconFile('big5', Buffer.alloc(size, 0xa4));
    const other = await writeLexiconFile('other', 'x'.repeat(size));
    const broken = await writeLexiconFile('broken.xml', `<html>${' '.repeat(size)}`);
    for (const path of [utf16, big5, other, broken, `${other}:member`]) {
      await expect(readLexicon(path, { wordnet })).rejects.toThrow(FileFormatError);
    }
    await expect.poll(() => [utf16, big5, other, broken].flatMap(openFilesUnder)).toEqual([]);
  });

  it.each([
    ['is empty', '', /it is empty/],
    ['is something else', 'dog\tcat\n', /none of the lexicons known here/],
    ['is UTF-16', Buffer.from('\ufeff# x\n', 'utf16le'), /it is UTF-16; save it as UTF-8/],
    ['is Big5', Buffer.from([0x23, 0x0a, 0xa4, 0xa4, 0xa4, 0xe5]), /line 2: it is not UTF-8.*Big5/],
    ['begins with what is not UTF-8', Buffer.from([0xa4, 0xa4]), /not UTF-8/],
    ['is packed and cut short', gzipSync(omwText).subarray(0, 60), /cut short/],
    ['is packed and empty', gzipSync(''), /it is empty/],
  ])('throws FileFormatError that says what to do where a file %s', async (_, content, message) => {
    const path = await writeLexiconFile('data', content);
    await expect(readLexicon(path, { wordnet })).rejects.toThrow(FileFormatError);
    await expect(readLexicon(path, { wordnet })).rejects.toThrow(message);
    await expect(readLexicon(`${path}:member`, { wordnet })).rejects.toThrow(FileFormatError);
  });
});
