import { z } from 'zod';
import { taskResultSchema } from '../task-result.js';

/** The version of the form of reports as JSON; it goes up when a reader of the old form would read the new one wrongly. */
export const reportVersion = 1;

const resultShape = taskResultSchema.shape;
const scoreSchema = resultShape.scores.element;
const fileSchema = resultShape.data.element;
const textOrNull = z.string().nullable();

/** One system on one task. */
const reportSystemSchema = z.strictObject({
  name: z.string().min(1),
  /** The name, with the tokens of text that it was made of where several results of a task bear the same name. */
  label: z.string().min(1),
  specification: z.string().min(1),
  files: z.array(fileSchema),
  settings: resultShape.system.shape.settings,
  tokens: z.number().positive().nullable(),
  version: z.string().min(1),
  inventory: resultShape.inventory,
  seed: resultShape.seed,
  samples: resultShape.samples,
  seconds: resultShape.seconds,
  counts: resultShape.counts,
  coverage: resultShape.coverage,
  /** The words that the system did not know. */
  missing: z.array(z.string()),
  /** The score that the manifest reports; its value is null where the result has none. */
  main: scoreSchema,
  /** The main score over the items with an answer; null where the kind of task does not tell it apart. */
  ofAnswered: scoreSchema.nullable(),
  /** The main score over all items, those without an answer counted as chance, as the mean or as wrong; null likewise. */
  ofAll: scoreSchema.nullable(),
  /** All scores, the main one among them. */
  scores: z.array(scoreSchema),
  /** The floors, ceilings and references that came with the result. */
  anchors: resultShape.anchors,
  confusion: resultShape.confusion.unwrap().nullable(),
});

const curveSchema = z.strictObject({
  system: z.string().min(1),
  points: z.array(z.strictObject({ tokens: z.number().positive(), score: scoreSchema })),
});

/** One task with all systems that were scored on it. */
const reportTaskSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.string().min(1),
  /** What its manifest says of it; null where it has none. */
  manifest: z
    .strictObject({
      question: z.string(),
      measures: textOrNull,
      source: z.string(),
      address: z.string(),
      licence: z.string(),
      notice: textOrNull,
      citation: textOrNull,
      splits: z.string(),
      contaminated: textOrNull,
      publishedOn: textOrNull,
    })
    .nullable(),
  mainScore: z.string().min(1),
  data: z.array(fileSchema),
  /** What a reader must know before systems are compared, in sentences. */
  notes: z.array(z.string()),
  /** The best first; those without a score last; of equals by name and tokens. */
  systems: z.array(reportSystemSchema).min(1),
  /** The anchors of all its results, each once. */
  anchors: resultShape.anchors,
  /** The published scores of the manifest, each with its measure. */
  published: z.array(z.strictObject({ system: z.string(), score: z.number(), measure: z.string() })),
  /** Main scores over the size of the corpus, of systems with the same name. */
  curves: z.array(curveSchema),
});

/** The form of a report as JSON. */
export const reportSchema = z.strictObject({
  reportVersion: z.literal(reportVersion),
  title: z.string().min(1),
  /** The versions of qualia that made the results. */
  versions: z.array(z.string().min(1)),
  tasks: z.array(reportTaskSchema),
  /** Results that are left out, with the reason. */
  excluded: z.array(z.strictObject({ task: z.string(), system: z.string(), reason: z.string() })),
});

/** A report of results: tasks, each with its systems, their scores, anchors and what others published. */
export type Report = z.infer<typeof reportSchema>;

/** One task of a {@link Report}. */
export type ReportTask = Report['tasks'][number];

/** One system on one task of a {@link Report}. */
export type ReportSystem = ReportTask['systems'][number];

/** The scores of one system over the size of its corpus. */
export type LearningCurve = ReportTask['curves'][number];
