import { z } from 'zod';

/** What the metadata of a file call it. */
export const senseHeadKind = 'sense head';

/** The version of the form that heads have on disk, and the only one that is read. */
export const senseHeadVersion = 1;

const finite = z.number().finite();

/** The form of the metadata `encoder`. */
export const encoderForm = z.strictObject({
  provider: z.string(),
  modelId: z.string(),
  layers: z.array(z.number().int().nonnegative()).nullable(),
});

/** The form of the metadata `weights`. */
export const weightsForm = z.strictObject({ projection: finite, prior: finite, relations: finite });

/** The form of the metadata `facts`. */
export const factsForm = z.strictObject({
  data: z.string(),
  examples: finite,
  documents: finite,
  seed: finite,
  losses: z.array(finite),
  bestEpoch: finite,
  metrics: z.strictObject({
    documents: finite,
    questions: finite,
    accuracy: finite,
    priorAccuracy: finite,
    loss: finite,
  }),
});
