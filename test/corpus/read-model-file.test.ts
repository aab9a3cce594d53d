import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../src/corpus/read-model-file.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

describe('readModelFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
  const path = join(folder, 'weights.bin.gz');

  it('unpacks the file', () => {
    writeFileSync(path, gzipSync(Uint8Array.of(1, 2, 3)));
    expect([...readModelFile(path, 'Train it.')]).toEqual([1, 2, 3]);
  });

  it('says what to do where there is none, and that another file is no gzip file', () => {
    expect(() => readModelFile(join(folder, 'none'), 'Train it.')).toThrow(MissingFileError);
    expect(() => readModelFile(join(folder, 'none'), 'Train it.')).toThrow(/Train it\./);
    writeFileSync(path, 'text');
    expect(() => readModelFile(path, 'Train it.')).toThrow(FileFormatError);
    rmSync(folder, { recursive: true });
  });
});
