import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReader, type ReaderFormat, type ReaderSettings } from '../../../src/corpus/readers/create-reader.js';
import { isAnnotated } from '../../../src/corpus/sentence.js';
import { readUnits } from './temporary-corpus.js';

/**
 * The published corpora, where they are at hand: how many documents and units they have, where these do
 * not hang on the splitting of sentences, and how many records are bad.
 */
const corpora: readonly (readonly [string, ReaderFormat, ReaderSettings, number, number, number])[] = [
  ['corpora/brown.zip', 'tagged', { include: 'c???', keepTags: true }, 500, 57_340, 0],
  ['corpora/masc_tagged.zip', 'tagged', { include: '**/*en/*.txt', tagSet: 'penn', keepTags: true }, 392, 34_523, 7],
  ['corpora/reuters21578.tar.xz', 'reuters', { include: '*.sgm', encoding: 'latin1' }, 21_577, 0, 0],
  ['corpora/enwiki-shortened.xml.bz2', 'mediawiki', {}, 106, 0, 0],
  ['corpora/wiki.test.tokens', 'lines', { documents: 'heading', lines: 'paragraph', tokens: 'spaced' }, 62, 0, 0],
  ['corpora_zh/ChnSentiCorp_htl_all.csv', 'csv', { column: 'review' }, 7765, 0, 0],
  ['treebanks/UD_English-EWT.tar.xz', 'conllu', { include: 'en_ewt-*.conllu' }, 634, 4078, 0],
  ['treebanks/UD_Chinese-HK.tar.xz', 'conllu', { include: '*.conllu' }, 1, 1004, 0],
  ['wsd/senseval2.data.xml', 'all-words', {}, 3, 242, 0],
  ['wsd/semcor3.0.tar.xz', 'semcor', { include: 'br-*' }, 352, 37_176, 0],
];

describe('the readers', () => {
  it.for(corpora)('read %s whole', async (corpus, context) => {
    const [file, format, options, documents, unitCount, badCount] = corpus;
    const path = join(process.env['QUALIA_DATA'] ?? '../shared/data', file);
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    let bad = 0;
    const units = await readUnits(createReader(format, path, options), { onBad: () => bad++ });
    expect(bad).toBe(badCount);
    expect(Math.abs(new Set(units.map(({ document }) => document)).size - documents)).toBeLessThanOrEqual(
      documents / 20,
    );
    if (unitCount > 0) expect(units.length).toBe(unitCount);
    for (const unit of units) {
      expect(unit.text).not.toBe('');
      if (!isAnnotated(unit)) continue;
      let end = 0;
      for (const token of unit.tokens) {
        if (unit.text.slice(token.start, token.end) !== token.form || token.start < end) expect(token).toBe(unit.text);
        end = token.end;
      }
    }
  });
});
