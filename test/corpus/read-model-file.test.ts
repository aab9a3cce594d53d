import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readModelFile, unpackModelFile } from '../../src/corpus/read-model-file.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
const path = join(folder, 'weights.bin.gz');
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries({ readModelFile, unpackModelFile }))('%s', (_, read) => {
  it('says what to do where there is no file', () => {
    expect(() => read(join(folder, 'none'), 'Train it.')).toThrow(MissingFileError);
    expect(() => read(join(folder, 'none'), 'Train it.')).toThrow(/Train it\./);
  });
});

describe('readModelFile', () => {
  it('reads the file as it is', () => {
    writeFileSync(path, Uint8Array.of(1, 2, 3));
    expect([...readModelFile(path, 'Train it.')]).toEqual([1, 2, 3]);
  });
});

describe('unpackModelFile', () => {
  it('unpacks the file', () => {
    writeFileSync(path, gzipSync(Uint8Array.of(1, 2, 3)));
    expect([...unpackModelFile(path, 'Train it.')]).toEqual([1, 2, 3]);
  });

  it.each([Buffer.from('text'), gzipSync('some text').subarray(0, 20)])('says that a file is no gzip file', (bytes) => {
    writeFileSync(path, bytes);
    expect(() => unpackModelFile(path, 'Train it.')).toThrow(FileFormatError);
  });
});
