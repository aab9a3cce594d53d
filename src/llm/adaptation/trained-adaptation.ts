import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Adaptation } from '../encoder/encoder-network.js';
import type { Parameters } from '../training/parameters.js';

const count = z.number().int().min(1);

/** The form of what an adaptation is, as files say it. */
export const adaptationForm = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('aligner'),
    tokens: count,
    startLayer: z.number().int().min(0),
    kind: z.enum(['shared', 'layers']),
  }),
  z.object({
    method: z.literal('low-rank'),
    rank: count,
    strength: z.number().positive(),
    products: z.array(z.enum(['queries', 'keys', 'values', 'mix', 'widen', 'narrow'])).min(1),
  }),
]);

/** What an adaptation is: its method with its sizes. */
export type AdaptationForm = z.infer<typeof adaptationForm>;

/** An adaptation that trains, with its parameters. */
export interface TrainedAdaptation extends Adaptation {
  readonly form: AdaptationForm;
  readonly parameters: Parameters;
}

/** An adaptation that says itself what tells it apart. */
export interface NamedAdaptation extends Adaptation {
  /** A hash of all that it does. */
  readonly fingerprint: string;
}

/** Returns a hash of what an adaptation does to an encoder: its form and parameters, 16 hexadecimal digits; or its own, where it has one. */
export function fingerprintOfAdaptation(adaptation: TrainedAdaptation | NamedAdaptation): string {
  if ('fingerprint' in adaptation) return adaptation.fingerprint;
  const { form, parameters } = adaptation;
  const hash = createHash('sha256').update(JSON.stringify(form));
  for (const [name, { values }] of parameters) hash.update(name).update(Float32Array.from(values));
  return hash.digest('hex').slice(0, 16);
}
