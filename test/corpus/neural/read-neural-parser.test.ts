import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNeuralParser } from '../../../src/corpus/neural/read-neural-parser.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { tinyNetworkPath, tinySentences } from './tiny-network.js';

describe('readNeuralParser', () => {
  it('reads a network', () => {
    const [{ forms, tags }] = tinySentences;
    expect(readNeuralParser({ path: tinyNetworkPath }).parse(forms).tags).toEqual(tags);
  });

  it('says which file is missing or is something else', () => {
    expect(() => readNeuralParser({ path: '/nowhere/weights.bin.gz' })).toThrow(MissingFileError);
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    const path = join(folder, 'weights.bin.gz');
    writeFileSync(path, 'no gzip');
    expect(() => readNeuralParser({ path })).toThrow(FileFormatError);
    rmSync(folder, { recursive: true });
  });
});
