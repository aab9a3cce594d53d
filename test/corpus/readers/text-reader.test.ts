import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createLinesReader } from '../../../src/corpus/readers/lines-reader.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { openFilesUnder } from '../open-files.js';
import { makeTar, makeZip, packedSamples } from '../packed-samples.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { folder, write } = temporaryCorpus();

/** Lines that pack badly, so that a cut file still gives some of them. */
const lines = Array.from(
  { length: 20_000 },
  (_, line) => `${line} ${(Math.imul(line, 2654435761) >>> 0).toString(36)}`,
);
const text = Buffer.from(lines.join('\n'));

describe('createTextReader', () => {
  it('throws for a cut file, behind the units before the cut', async () => {
    const path = await write('cut.gz', gzipSync(text).subarray(0, 90_000));
    const units: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const unit of createLinesReader(path).read()) units.push(unit.text);
    };
    await expect(reading()).rejects.toThrow(FileFormatError);
    expect(units.length).toBeGreaterThan(1000);
    expect(units).toEqual(lines.slice(0, units.length));
  });

  it.each([
    ['gzip', () => gzipSync(text).subarray(0, 90_000)],
    ['bzip2', () => packedSamples.bzip2.subarray(0, 40)],
    ['xz', () => packedSamples.xz.subarray(0, 50)],
    ['zip', () => makeZip({ 'a.txt': text, 'b.txt': text }).subarray(0, 200_000)],
    ['changed zip', () => changeByte(makeZip({ 'a.txt': text }), 5000)],
  ])('tells of a damaged %s file once, and reads the next one', async (name, make) => {
    const bad = await write(`damaged/${name}/1`, make());
    await write(`damaged/${name}/2`, 'after');
    const { texts, bad: errors } = await readTexts(createLinesReader(`${folder}/damaged/${name}`));
    expect(errors.map((error) => error.path.startsWith(bad))).toEqual([true]);
    expect(texts.at(-1)).toBe('2#0 after');
    await expect(readUnits(createLinesReader(`${folder}/damaged/${name}`))).rejects.toThrow(FileFormatError);
  });

  it('tells of a cut archive once, behind the members before the cut', async () => {
    const tar = await makeTar({ 'a.txt': Buffer.from('first'), 'b.txt': text });
    for (const [name, bytes] of [
      ['cut.tar', tar.subarray(0, 100_000)],
      ['cut.tgz', gzipSync(tar).subarray(0, 90_000)],
    ] as const) {
      const path = await write(name, bytes);
      const { texts, bad } = await readTexts(createLinesReader(path));
      expect(texts.slice(0, 2)).toEqual([`${name}:a.txt#0 first`, `${name}:b.txt#0 ${lines[0]}`]);
      expect(bad.map((error) => error.path)).toEqual([expect.stringContaining(name)]);
    }
  });

  it('goes on with the next member behind one that is damaged in itself', async () => {
    const members = {
      'a.gz': gzipSync(text).subarray(0, 90_000),
      'b.txt': Buffer.concat([text, Buffer.from('\ngr\xfcn', 'latin1'), text]),
      'c.txt': Buffer.from('last'),
    };
    for (const [name, bytes] of [
      ['inner.tar', await makeTar(members)],
      ['inner.zip', makeZip(members)],
    ] as const) {
      const path = await write(name, bytes);
      const { texts, bad } = await readTexts(createLinesReader(path));
      expect(texts.at(-1)).toBe(`${name}:c.txt#0 last`);
      expect(bad.map((error) => error.path)).toEqual([`${path}:a.gz`, `${path}:b.txt`]);
      expect(bad[1]?.place).toBe(`byte ${text.length + 3}`);
      expect(texts).toContain(`${name}:b.txt#19998 ${lines[19_998]}`);
    }
  });

  it('finds a bad byte behind the border of a piece', async () => {
    const path = await write('border.txt', Buffer.concat([Buffer.alloc(1 << 20, 'a\n'), Buffer.from([0xe2, 0x82])]));
    const { bad } = await readTexts(createLinesReader(path));
    expect(bad.map(({ place }) => place)).toEqual([`byte ${1 << 20}`]);
    const other = await readTexts(createLinesReader(path, { encoding: 'latin1' }));
    expect(other.texts.at(-1)).toBe(`border.txt#${1 << 19} â‚`);
  });

  it('closes its files when its reader stops', async () => {
    await write('closing/1.zip', makeZip({ 'a.txt': text, 'b.txt': text }));
    await write('closing/2.tar', await makeTar({ 'a.txt': text, 'b.txt': text }));
    await write('closing/3.txt', text);
    for (const name of ['1.zip', '2.tar', '3.txt']) {
      for await (const _ of createLinesReader(`${folder}/closing/${name}`).read()) break;
      await expect.poll(() => openFilesUnder(folder)).toEqual([]);
    }
  });

  it('tells a progress that never falls and ends at 1', async () => {
    const zip = makeZip({ 'a.txt': text, 'b.txt': text });
    await write('progress/1.gz', gzipSync(text));
    await write('progress/2.zip', zip);
    await write('progress/3.tar', await makeTar({ 'a.txt': text }));
    await write('progress/4.txt', text);
    for (const source of [`${folder}/progress`, await write('empty.txt', '')]) {
      const shares: number[] = [];
      await readUnits(createLinesReader(source), { onProgress: (share) => shares.push(share) });
      expect(shares).toEqual([...new Set(shares)].sort((left, right) => left - right));
      expect(shares.at(-1)).toBe(1);
      expect(shares[0]).toBeGreaterThan(0);
    }
  });

  it('throws the reason of a signal in the middle of a file, and before what is missing', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const path = await write('signal.txt', text);
    let units = 0;
    const reading = async (): Promise<void> => {
      for await (const _ of createLinesReader(path).read({ signal: controller.signal })) {
        if (++units === 10) controller.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    expect(units).toBe(10);
    const missing = createLinesReader(`${folder}/missing`);
    await expect(readUnits(missing, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(readUnits(missing)).rejects.toThrow(MissingFileError);
    await expect(readUnits(missing, { onBad: () => undefined })).rejects.toThrow(MissingFileError);
  });
});

function changeByte(bytes: Uint8Array, place: number): Uint8Array {
  const changed = Buffer.from(bytes);
  changed[place] ^= 1;
  return changed;
}
