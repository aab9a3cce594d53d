import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';

/** All English corpora of the evaluation data that hold running text. */
const corpora = [
  '100_english_novels.tar.xz',
  'classic_books_markdown_subset.tar.xz',
  'aclImdb_50k.tar.xz',
  'reuters21578.tar.xz',
  'onestop_english.tar.xz',
  'wiki_split_eval.tar.xz',
  'brown.zip',
  'masc_tagged.zip',
  'inaugural.zip',
  'wiki.test.tokens',
  'wiki.valid.tokens',
  'enwiki-shortened.xml.bz2',
  'head500.noblanks.cor.bz2',
];

const data = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora');

/** Writes the sentences of the corpora, one a line, so many times over; a copy is a folder of files. Does nothing twice. */
export async function writeLines(
  folder: string,
  copies: number,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = join(folder, `lines-${copies}`);
  const first = join(folder, 'lines');
  mkdirSync(first, { recursive: true });
  mkdirSync(path, { recursive: true });
  for (const [number, name] of corpora.entries()) {
    const file = join(first, `${number}.txt`);
    if (!existsSync(file)) {
      const { reader } = await createGuessedReader(join(data, name));
      const lines = async function* () {
        for await (const { text } of reader.read({ onBad: () => undefined })) yield `${text.replace(/\s+/g, ' ')}\n`;
      };
      await pipeline(Readable.from(lines()), createWriteStream(`${file}.tmp`));
      renameSync(`${file}.tmp`, file);
    }
    for (let copy = 0; copy < copies; copy++) {
      const target = join(path, `${copy}-${number}.txt`);
      if (!existsSync(target)) await copyFile(file, target);
    }
  }
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  return { path, bytes };
}
