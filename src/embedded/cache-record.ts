import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EmbeddedScoreboard } from './score-embedded.js';

const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });

const comparison = z.object({ model: z.string(), baseline: z.string(), difference: interval });

const scoreboard = z.object({
  task: z.string(),
  title: z.string(),
  split: z.string(),
  questions: z.number(),
  chance: z.number(),
  scores: z.array(
    z.object({
      system: z.string(),
      role: z.enum(['baseline', 'comparison', 'model']),
      accuracy: interval,
      coverage: z.number(),
      answered: interval.optional(),
    }),
  ),
  overall: comparison,
  answered: comparison.optional(),
  population: z.number(),
  restriction: z.string(),
});

/** What a cache says of itself beside its spaces: the corpus, the time it took, the scores. */
const cacheRecordSchema = z.object({
  lexicon: z.string(),
  seed: z.number(),
  tokens: z.number(),
  targets: z.object({ domain: z.number(), function: z.number() }),
  verbs: z.number(),
  triples: z.number(),
  seconds: z.number(),
  scoreboards: z.array(scoreboard),
  /** The sha256 of the files that do not carry one themselves, by name. */
  files: z.record(z.string(), z.string()),
});

/** A record as `record.json` holds it, closed by its own checksum. */
export const signedRecordSchema = cacheRecordSchema.extend({ sha256: z.string() });

/** The record of a cache. */
export type CacheRecord = Omit<z.infer<typeof cacheRecordSchema>, 'scoreboards'> & {
  readonly scoreboards: readonly EmbeddedScoreboard[];
};

/** Returns the sha256 of what a record holds, as hexadecimal digits; white space in the file does not count. */
export function hashRecord(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
