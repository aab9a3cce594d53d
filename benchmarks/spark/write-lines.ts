import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { englishCorpora } from '../english-corpora.js';

const data = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'corpora');

/**
 * Writes the sentences of the corpora, one a line, so many times over; a copy is a set of files. Less than one copy is every
 * second line of each file, every fourth, and so on. Does nothing twice.
 */
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
      if (existsSync(target)) continue;
      if (copies >= 1) await copyFile(file, target);
      else await pipeline(Readable.from(everyLine(file, Math.round(1 / copies))), createWriteStream(target));
    }
  }
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  return { path, bytes };
}

async function* everyLine(file: string, step: number): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (number++ % step === 0) yield `${line}\n`;
}
