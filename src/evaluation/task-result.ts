import { z } from 'zod';

/** The version of the form of results; it goes up when a reader of the old form would read the new one wrongly. */
export const resultSchemaVersion = 2;

const sha256 = z.string().min(1);
const fileSchema = z.strictObject({ path: z.string().min(1), sha256 });
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
  /** See `AnswerForms`; null where there is none. */
  answer: z.union([z.number(), z.string(), z.array(z.string()), z.array(z.number().nullable())]).nullable(),
  /** The words that the system did not know: for want of them there is no answer, or they were left out. */
  missing: z.array(z.string()).optional(),
});

/** What was scored. */
const systemSchema = z.strictObject({
  name: z.string().min(1),
  /** What it was asked for by, on the command line or in a program. */
  specification: z.string().min(1),
  /** The files it was made of. */
  files: z.array(fileSchema),
  /** Its settings by name. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** How many tokens of text it was made of, where that is known; systems that differ in it alone make a learning curve. */
  tokens: z.number().positive().optional(),
});

/** The form of a result: one system on one data set. */
export const taskResultSchema = z.strictObject({
  schemaVersion: z.literal(resultSchemaVersion),
  /** The version of qualia. */
  version: z.string().min(1),
  task: z.string().min(1),
  /** The kind of the data set. */
  kind: z.string().min(1),
  /** SHA-256 of the data set's files, in the order of the manifest. */
  data: z.array(fileSchema),
  /** The lexicon that candidates and anchors of senses come from. */
  inventory: z.strictObject({ name: z.string().min(1), sha256 }).nullable(),
  system: systemSchema,
  /** The measure that the task's manifest reports. */
  mainScore: z.string().min(1),
  /** What the system has read that a model should not have, by the task's manifest; null where that is not so or not known. */
  contaminated: z.string().min(1).nullable(),
  /** Whether only the first items were asked, to see that the system works; such a result is no score. */
  mock: z.boolean(),
  seed: z.int().nonnegative(),
  samples: z.int().positive(),
  counts: z.strictObject({ items: z.int().nonnegative(), answered: z.int().nonnegative() }),
  coverage: z.number().min(0).max(1),
  /** The distinct words that the system did not know, by name. */
  missing: z.array(z.string()),
  scores: z.array(scoreSchema),
  /** How often each answer was given to the items of each gold label. */
  confusion: z
    .array(z.strictObject({ gold: z.string(), answer: z.string().optional(), items: z.int().nonnegative() }))
    .optional(),
  /** What needs no system: floors, ceilings, references. */
  anchors: z.array(
    z.strictObject({
      name: z.string().min(1),
      role: z.enum(['floor', 'ceiling', 'reference']),
      measure: z.string().min(1),
      value: z.number(),
    }),
  ),
  seconds: z.number().nonnegative(),
  items: z.array(itemSchema),
});

/** A result: one system on one data set, with what it said of every item. */
export type TaskResult = z.infer<typeof taskResultSchema>;

/** One score of a {@link TaskResult}. */
export type TaskResultScore = TaskResult['scores'][number];

/** The name of the system of a result, with what it is contaminated by. */
export function systemLabelOf({ system, contaminated }: Pick<TaskResult, 'system' | 'contaminated'>): string {
  return contaminated === null ? system.name : `${system.name} (contaminated: ${contaminated})`;
}

/** The score of the measure that the task's manifest reports; undefined where a result lacks it. */
export function mainScoreOf({
  mainScore,
  scores,
}: Pick<TaskResult, 'mainScore' | 'scores'>): TaskResultScore | undefined {
  return scores.find(({ measure }) => measure === mainScore);
}
