import { z } from 'zod';
import type { FieldSettings } from './field-region.js';

/** What the metadata of a file says that holds a weight field. */
export const weightFieldKind = 'qualia weight field';

/** The version of the files, and the only one that is read. */
export const weightFieldVersion = 1;

const count = z.number().int().min(1);

/** The form of the settings of a field in a file, where `learningRate` is `rate`. */
export const settingsForm = z
  .object({
    coordinate: count,
    rank: count,
    topK: count,
    hidden: count,
    blocksPerTask: count,
    steps: count,
    batch: count,
    rate: z.number().positive(),
    seed: z.number().int(),
    products: z.array(z.enum(['queries', 'keys', 'values', 'mix', 'widen', 'narrow'])).min(1),
    window: count,
  })
  .transform(({ rate, ...others }) => ({ ...others, learningRate: rate }));

/** Writes the settings of a field in the form of {@link settingsForm}; hashes are taken of it, so its order counts. */
export function formatSettings({ learningRate, seed, ...others }: FieldSettings): object {
  return { ...others, rate: learningRate, seed };
}

/** The form of the versions of a field in a file, first to last. */
export const versionsForm = z.array(
  z.object({
    id: z.string(),
    hash: z.string(),
    labels: z.array(z.string()).min(2),
    probes: z.array(z.string()),
    outputs: z.string(),
  }),
);
