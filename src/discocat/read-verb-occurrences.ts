import { z } from 'zod';
import { FileFormatError } from '../errors.js';
import { readLineBlocks } from '../matrix/read-lines.js';
import type { VerbOccurrence } from './verb-occurrences.js';

const placeSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive() });
const occurrenceSchema = z
  .looseObject({ verb: z.string().min(1), text: z.string().min(1), subject: placeSchema, object: placeSchema })
  .refine(
    ({ text, subject, object }) => [subject, object].every(({ start, end }) => start < end && end <= text.length),
    'has a place outside the text',
  );

/**
 * Reads occurrences of verbs, one a line as JSON, as `VerbOccurrence` has them:
 * `{"verb": "chase", "text": "The dog chased a cat.", "subject": {"start": 4, "end": 7}, "object": {"start": 17, "end": 20}}`.
 *
 * @param options.verbs the verbs to keep; default all.
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when one is no occurrence.
 */
export async function readVerbOccurrences(
  path: string,
  options: { readonly verbs?: ReadonlySet<string> | undefined } = {},
): Promise<VerbOccurrence[]> {
  const { verbs } = options;
  const found: VerbOccurrence[] = [];
  for await (const { bytes, firstLine } of readLineBlocks(path)) {
    for (const [place, line] of bytes.toString('utf8').split('\n').entries()) {
      if (line.trim() === '') continue;
      const occurrence = parseOccurrence(path, firstLine + place, line);
      if (verbs?.has(occurrence.verb) ?? true) found.push(occurrence);
    }
  }
  return found;
}

function parseOccurrence(path: string, line: number, text: string): VerbOccurrence {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, `line ${line}`, 'is not JSON.', { cause });
  }
  const parsed = occurrenceSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new FileFormatError(path, `line ${line}`, `${field === '' ? 'the occurrence' : field}: ${issue?.message}.`);
}
