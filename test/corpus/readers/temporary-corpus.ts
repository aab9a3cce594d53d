import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { CorpusReader, ReadOptions } from '../../../src/corpus/corpus-reader.js';
import type { Sentence, TextUnit } from '../../../src/corpus/sentence.js';
import type { FileFormatError } from '../../../src/errors.js';

/** Makes a folder that goes when the tests of the file are done, and a function that writes files into it. */
export function temporaryCorpus(): {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): Promise<string>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-readers-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    async write(name, content) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
  };
}

/** Reads all units of a corpus. */
export async function readUnits(reader: CorpusReader, options?: ReadOptions): Promise<(TextUnit | Sentence)[]> {
  const units: (TextUnit | Sentence)[] = [];
  for await (const unit of reader.read(options)) units.push(unit);
  return units;
}

/** Reads the texts of a corpus as `document#position text`, and what is bad in it. */
export async function readTexts(
  reader: CorpusReader,
): Promise<{ readonly texts: readonly string[]; readonly bad: readonly FileFormatError[] }> {
  const bad: FileFormatError[] = [];
  const units = await readUnits(reader, { onBad: (error) => bad.push(error) });
  return { texts: units.map(({ document, position, text }) => `${document}#${position} ${text}`), bad };
}
