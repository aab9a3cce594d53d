import { z } from 'zod';
import { readerFormats } from '../readers/create-reader.js';

/**
 * What a record is: a `line` or a `block` of lines up to a blank one, in base64; `files`, a list of paths or the content of
 * one file; or the lines of standard input as they are, `raw`.
 */
const recordKinds = ['lines', 'blocks', 'files', 'raw'] as const;

const inputSchema = z.object({
  records: z.enum(recordKinds),
  format: z.enum(readerFormats),
  /** The options of the format. */
  options: z.record(z.string(), z.unknown()),
});

/** How the records of an input are read. */
export type RecordInput = z.infer<typeof inputSchema>;

/** What the script on the executors is told by the file beside it. */
export const recordSettingsSchema = z.object({
  inputs: z.array(inputSchema),
  /** The options of the counting method. */
  counting: z.record(z.string(), z.unknown()),
  /** Whether damaged records are left out and reported. */
  skipBad: z.boolean(),
  /** Bytes of memory that counts may take before they are written as rows. */
  spillBytes: z.number().positive(),
});

/** What the script on the executors is told by the file beside it. */
export type RecordSettings = z.infer<typeof recordSettingsSchema>;
