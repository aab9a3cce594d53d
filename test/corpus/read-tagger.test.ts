import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreTags } from '../../benchmarks/tagging/score-tags.js';
import { readWordnetLemmas } from '../../benchmarks/tagging/wordnet-parts.js';
import { ewtArchive, readEwt } from '../../benchmarks/treebanks/treebank.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

const partsOfSpeech = createPartsOfSpeech({ exceptions: readExceptions(), isLemma: readWordnetLemmas() });

describe('readTagger', () => {
  it('reads the weights of this package by default', () => {
    expect(readTagger().tag(['They', 'sleep', 'well', '.'])).toEqual(['PRON', 'VERB', 'ADV', 'PUNCT']);
  });

  it('tags definitions as fragments', () => {
    const tagger = readTagger({ partsOfSpeech });
    const tags = (text: string): string => tagger.tag(text.split(' ')).join(' ');
    expect(tags('a large carnivorous mammal')).toBe('DET ADJ ADJ NOUN');
    expect(tags('not having the necessary means')).toBe('PART VERB DET ADJ NOUN');
    const infinitive = { precededBy: { form: 'to', tag: 'PART' } } as const;
    expect(tagger.tag(['move', 'fast'], infinitive)).toEqual(['VERB', 'ADV']);
  });

  it('says which file is missing or is something else', () => {
    expect(() => readTagger({ path: '/nowhere/weights.bin.gz' })).toThrow(MissingFileError);
    const folder = mkdtempSync(join(tmpdir(), 'qualia-'));
    const path = join(folder, 'weights.bin.gz');
    writeFileSync(path, 'no gzip');
    expect(() => readTagger({ path })).toThrow(FileFormatError);
    rmSync(folder, { recursive: true });
  });

  it('reaches .96 universal tags on the test part of UD English EWT, with and without a lexicon', (context) => {
    if (!existsSync(ewtArchive)) context.skip(`${ewtArchive} is not there; set QUALIA_DATA`);
    const test = readEwt('test');
    const informed = readTagger({ partsOfSpeech });
    const alone = readTagger();
    expect(scoreTags(test, (forms) => informed.tag(forms))).toBeGreaterThan(0.96);
    expect(scoreTags(test, (forms) => alone.tag(forms))).toBeGreaterThan(0.96);
  });
});
