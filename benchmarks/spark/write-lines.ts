import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { englishCorpora } from '../english-corpora.js';

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
  for (const [number, name] of englishCorpora.entries()) {
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
