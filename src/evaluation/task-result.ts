import { z } from 'zod';

/** The version of the form of results; it goes up when a reader of the old form would read the new one wrongly. */
export const resultSchemaVersion = 1;

const intervalSchema = z.strictObject({ low: z.number(), high: z.number() }).nullable();

/** One score of a system. */
const scoreSchema = z.strictObject({
  measure: z.string().min(1),
  value: z.number().nullable(),
  /** The 95 % bootstrap interval over items. */
  interval: intervalSchema,
});

/** What a system said of one item. */
const itemSchema = z.strictObject({
  id: z.string().min(1),
  similarity: z.number().nullable(),
  /** The words without a vector: for want of them there is no similarity, or they were left out of a text. */
  missing: z.array(z.string()).optional(),
});

/** The form of a result: one system on one data set. */
export const taskResultSchema = z.strictObject({
  schemaVersion: z.literal(resultSchemaVersion),
  /** The version of qualia. */
  version: z.string().min(1),
  task: z.string().min(1),
  /** SHA-256 of the data set's files, in the order of the manifest. */
  data: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
  system: z.strictObject({
    name: z.string().min(1),
    /** What it was made of, by path and SHA-256. */
    vectors: z.strictObject({ path: z.string(), sha256: z.string() }),
    method: z.string().min(1),
  }),
  /** The measure that the task's manifest reports. */
  mainScore: z.string().min(1),
  seed: z.int().nonnegative(),
  samples: z.int().positive(),
  counts: z.strictObject({ items: z.int().nonnegative(), answered: z.int().nonnegative() }),
  coverage: z.number().min(0).max(1),
  /** The distinct words without a vector, by name. */
  missing: z.array(z.string()),
  scores: z.array(scoreSchema),
  /** Floors and ceilings that need no system: agreement of raters, what ignores the context. */
  anchors: z.array(z.strictObject({ name: z.string().min(1), value: z.number() })),
  seconds: z.number().nonnegative(),
  items: z.array(itemSchema),
});

/** A result: one system on one data set, with what it said of every item. */
export type TaskResult = z.infer<typeof taskResultSchema>;

/** One score of a {@link TaskResult}. */
export type TaskResultScore = TaskResult['scores'][number];
