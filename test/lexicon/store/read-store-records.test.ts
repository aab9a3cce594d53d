import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { readStoreRecords } from '../../../src/lexicon/store/read-store-records.js';
import { decodeEntry, decodeHead, decodeSynset } from '../../../src/lexicon/store/record-json.js';
import { StoreFormatError } from '../../../src/lexicon/store/store-errors.js';
import { newStorePath } from '../edits/edit-fixture.js';
import { createFullLexicon } from '../record-fixture.js';

function writeStore(): string {
  const path = newStorePath();
  const database = new LexiconDatabase(path, { create: true });
  database.add(createFullLexicon());
  database.close();
  return path;
}

/** Puts other bytes where a text stands in a file. */
function overwrite(path: string, text: string, by: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) bytes.write(by, at, 'latin1');
  writeFileSync(path, bytes);
}

describe('readStoreRecords', () => {
  it('reads all that was put in', () => {
    expect(readStoreRecords(writeStore()).lexicons).toStrictEqual([createFullLexicon()]);
  });

  it('refuses a store without a lexicon', () => {
    const path = newStorePath();
    new LexiconDatabase(path, { create: true }).close();
    expect(() => readStoreRecords(path)).toThrow(StoreFormatError);
    expect(() => readStoreRecords(path)).toThrow('holds no lexicon');
  });

  it('names the store where a record in it is damaged', () => {
    const path = writeStore();
    overwrite(path, '"lemma":"France"', '"lemma":"Fran\u0001e"');
    expect(() => readStoreRecords(path)).toThrow(StoreFormatError);
    expect(() => readStoreRecords(path)).toThrow(`${path} holds a record that is damaged`);
  });

  it('names the store where its pages are damaged', () => {
    const path = writeStore();
    const bytes = readFileSync(path);
    // The first page holds the names of the tables; all others lose theirs.
    bytes.fill(0xff, 4096);
    writeFileSync(path, bytes);
    expect(() => readStoreRecords(path)).toThrow(StoreFormatError);
  });

  it('gives all memory back where the list of tables is damaged', () => {
    const path = writeStore();
    const bytes = readFileSync(path);
    // Behind the header of the file, whose version is read first.
    bytes.fill(0xff, 1000, 4096);
    writeFileSync(path, bytes);
    const read = (times: number): void => {
      for (let time = 0; time < times; time++) expect(() => readStoreRecords(path)).toThrow('cannot be');
    };
    read(10);
    const before = process.memoryUsage().external;
    read(300);
    expect(process.memoryUsage().external - before).toBeLessThan(2 ** 24);
  });
});

describe('records of a store', () => {
  it.each(['', 'null', '7', '{"senses":7}', '{"definitions":{}}', '{"requires":[null]}', '{"provenance":[1]}'])(
    'are read, or refused, where they are %j',
    (json) => {
      for (const decode of [decodeEntry, decodeSynset, decodeHead]) {
        try {
          decode(json);
        } catch (error) {
          expect(error).toBeInstanceOf(ParseError);
        }
      }
    },
  );
});
