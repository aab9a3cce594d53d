import { z } from 'zod';
import { innerPathSchema, manifestSchema, sha256Schema } from '../manifest.js';

/** What is known of the bytes of a file. */
const knownBytes = { sha256: sha256Schema.optional(), bytes: z.int().nonnegative().optional() };

/** A file of a data set, by its path in a folder of data. */
const dataFileSchema = z.strictObject({
  path: z.string().min(1),
  ...knownBytes,
  /** An archive in the folder that may hold the file instead, and what the file is called in it. */
  archive: z.strictObject({ path: z.string().min(1), member: z.string().min(1), ...knownBytes }).optional(),
});

/** Where a file of a data set can be had without asking a person. */
const fetchSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** The checksum and the length of what lies under the address, where they are known. */
  ...knownBytes,
  /** What the file is called in the archive that lies there; absent where the file itself does. */
  member: z.string().min(1).optional(),
  /** Which of the files it is, by its path in `data`; it is put there, so that it has to stay below the folder. */
  path: innerPathSchema,
});

/** What others have published on a data set, by the name they gave their system. */
const publishedSchema = z.strictObject({
  system: z.string().min(1),
  score: z.number(),
  /** The score that it is one of, where it is not the main one. */
  measure: z.string().min(1).optional(),
});

/** The form of a task's manifest; more fields may stand beside these. */
export const taskManifestSchema = manifestSchema
  .extend({
    /** What the task measures. */
    measures: z.string().min(1).optional(),
    /** The name of the reader of its files, see `datasetFormats`; absent where a generator makes the questions. */
    format: z.string().min(1).optional(),
    /** The columns of a file of the format `table`, as `readTableFormat` takes them. */
    columns: z.string().min(1).optional(),
    /** The function that makes the questions, where no file holds them. */
    generator: z.string().min(1).optional(),
    /** How many choices each of these questions has, where the generator leaves that open. */
    choices: z.int().positive().optional(),
    /** Its files, relative to a folder of data. */
    data: z.array(dataFileSchema).default([]),
    /** Whether its files come with this package, in `packagedDataFolder`; default no. */
    isPackaged: z.boolean().optional(),
    /** Where its files can be had directly; absent where its makers want to be asked, or no such address is known. */
    fetch: z.array(fetchSchema).optional(),
    /** How many items the published files have, where that is known. */
    items: z.int().positive().optional(),
    /** Which part parameters may be chosen on. */
    splits: z.string().min(1),
    mainScore: z.string().min(1),
    /** What a model must not have read for its score to count in full. */
    contaminated: z.string().min(1).optional(),
    citation: z.string().min(1).optional(),
    /** The score of a blind guess. */
    chance: z.number().optional(),
    published: z.array(publishedSchema).default([]),
    /** What the published scores were measured on, where that is not this data set as it is here. */
    publishedOn: z.string().min(1).optional(),
  })
  .refine(({ data }) => new Set(data.map(({ path }) => path)).size === data.length, {
    path: ['data'],
    message: 'has a path twice',
  })
  .refine(({ data, fetch = [] }) => fetch.every(({ path }) => data.some((file) => file.path === path)), {
    path: ['fetch'],
    message: 'has a path that is not among those of data',
  });

/** What a task says of itself: identity, origin, licence, files, format, main score, published scores. */
export type TaskManifest = z.infer<typeof taskManifestSchema>;

/** One file of a task's data set. */
export type TaskDataFile = TaskManifest['data'][number];

/** Where one file of a task's data set can be had. */
export type TaskDownload = z.infer<typeof fetchSchema>;
