import { z } from 'zod';
import { manifestSchema, sha256Schema } from '../manifest.js';

/** A file of a data set, by its path in a folder of data. */
const dataFileSchema = z.strictObject({
  path: z.string().min(1),
  sha256: sha256Schema.optional(),
  bytes: z.int().nonnegative().optional(),
});

/** What others have published on a data set, by the name they gave their system. */
const publishedSchema = z.strictObject({
  system: z.string().min(1),
  score: z.number(),
  /** The score that it is one of, where it is not the main one. */
  measure: z.string().min(1).optional(),
});

/** The form of a task's manifest; more fields may stand beside these. */
export const taskManifestSchema = manifestSchema.extend({
  /** What the task measures. */
  measures: z.string().min(1).optional(),
  /** The name of the reader of its files, see `datasetFormats`; absent where a generator makes the questions. */
  format: z.string().min(1).optional(),
  /** The function that makes the questions, where no file holds them. */
  generator: z.string().min(1).optional(),
  /** How many choices each of these questions has, where the generator leaves that open. */
  choices: z.int().positive().optional(),
  /** Its files, relative to a folder of data. */
  data: z.array(dataFileSchema).default([]),
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
});

/** What a task says of itself: identity, origin, licence, files, format, main score, published scores. */
export type TaskManifest = z.infer<typeof taskManifestSchema>;
