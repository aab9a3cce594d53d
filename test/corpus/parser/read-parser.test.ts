import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreTrees } from '../../../benchmarks/parsing/score-trees.js';
import { ewtArchive, readEwt } from '../../../benchmarks/treebanks/treebank.js';
import { readParser } from '../../../src/corpus/parser/read-parser.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { taggedSentence } from '../tagged-sentence.js';

describe('readParser', () => {
  it('reads the weights of this package by default', () => {
    const { tokens } = taggedSentence('The/DET dog/NOUN chased/chase/VERB a/DET cat/NOUN ./PUNCT');
    expect(readParser().parse(tokens)).toEqual({
      heads: [1, 2, -1, 4, 2, 2],
      relations: ['det', 'nsubj', 'root', 'det', 'obj', 'punct'],
    });
  });

  it('says which file is missing or is something else', () => {
    expect(() => readParser({ path: '/nowhere/weights.bin.gz' })).toThrow(MissingFileError);
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    const path = join(folder, 'weights.bin.gz');
    writeFileSync(path, 'no gzip');
    expect(() => readParser({ path })).toThrow(FileFormatError);
    rmSync(folder, { recursive: true });
  });

  it('reaches .88 heads and .86 relations on the test part of UD English EWT with gold tags', (context) => {
    if (!existsSync(ewtArchive)) context.skip(`${ewtArchive} is not there; set QUALIA_DATA`);
    const parser = readParser();
    const { unlabelled, labelled } = scoreTrees(readEwt('test'), ({ tokens }) => parser.parse(tokens));
    expect(unlabelled).toBeGreaterThan(0.88);
    expect(labelled).toBeGreaterThan(0.86);
  });
});
