import { z } from 'zod';

/** One step that made a space: its name, every option with its value, and figures or lists of figures it measured. */
export interface HistoryStep {
  readonly step: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly result?: Readonly<Record<string, number | readonly number[]>> | undefined;
}

/** The form of a history in a file. */
export const historySchema = z.array(
  z.object({
    step: z.string(),
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    result: z.record(z.string(), z.union([z.number(), z.array(z.number())])).optional(),
  }),
);

/** Writes a history as one line, in the manner of a pipeline: `counts(domain, window=7) -> ppmi(...) -> svd(...)`. */
export function describeHistory(history: readonly HistoryStep[]): string {
  return history
    .map(({ step, options }) => {
      const listed = Object.entries(options).map(([name, value]) => `${name}=${value}`);
      return listed.length === 0 ? step : `${step}(${listed.join(', ')})`;
    })
    .join(' -> ');
}
