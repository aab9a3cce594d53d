import { z } from 'zod';
import type { FullEncoderSizes } from './encoder-parameters.js';

/** What the metadata of a file says that holds an encoder. */
export const encoderKind = 'qualia encoder';

/** The version of the files, and the only one that is read. */
export const encoderVersion = 1;

const count = z.number().int().min(1);

/** The form of the sizes of an encoder in a file, where `maximumDistance` is `maxRelative`. */
export const sizesForm = z
  .object({
    vocabulary: count,
    layers: count,
    width: count,
    heads: count,
    hidden: count,
    maxRelative: count,
    places: z.enum(['relative', 'absolute']),
  })
  .transform(({ maxRelative, ...others }): FullEncoderSizes => ({ ...others, maximumDistance: maxRelative }));

/** Writes the sizes of an encoder in the form of {@link sizesForm}; fingerprints are taken of it, so its order counts. */
export function formatSizes({ maximumDistance, places, ...others }: FullEncoderSizes): z.input<typeof sizesForm> {
  const { vocabulary, layers, width, heads, hidden } = others;
  return { vocabulary, layers, width, heads, hidden, maxRelative: maximumDistance, places };
}

/** The form of what a file says of where an encoder comes from. */
export const factsForm = z.object({
  corpus: z.string(),
  seed: z.number().int(),
  steps: z.number().int().min(0),
  length: count,
  heldOutLoss: z.number().optional(),
});

/** The form of where a training stands that a file holds. */
export const trainingForm = z.object({
  step: z.number().int().min(0),
  optimiserStep: z.number().int().min(0),
  pendingLoss: z.number(),
  records: z.array(z.object({ step: count, loss: z.number(), heldOutLoss: z.number() })),
  /** What must be the same where it goes on. */
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Where a training stands, as a file says it. */
export type TrainingFacts = z.infer<typeof trainingForm>;
