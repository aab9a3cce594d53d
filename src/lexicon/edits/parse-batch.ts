import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { FileFormatError, OptionError } from '../../errors.js';
import { isTooDeep, nestingProblem } from '../formats/yaml/measure-nesting.js';
import { type Operation, parseOperation } from './operation.js';

/** Operations that are to be done all or not at all, with what a file says of them. */
export interface EditBatch {
  readonly operations: readonly Operation[];
  readonly who: string | undefined;
  readonly why: string | undefined;
  /** The versions of records that the batch is of, by their ids. */
  readonly versions: ReadonlyMap<string, number>;
}

const batch = z.strictObject({
  operations: z.array(z.unknown()),
  who: z.string().optional(),
  why: z.string().optional(),
  versions: z.record(z.string(), z.int().min(0)).optional(),
});

/**
 * Reads a batch of operations in YAML, of which JSON is a part: a list of operations, or a map with the list `operations` and,
 * as far as wanted, `who`, `why` and `versions`.
 *
 * @param path named in errors.
 * @throws FileFormatError, with the place, where it is none.
 * @example parseBatch('- {verb: relate, source: a-1, type: hypernym, target: a-2}', 'a.yaml').operations.length // 1
 */
export function parseBatch(text: string, path: string): EditBatch {
  if (isTooDeep(text)) throw new FileFormatError(path, 'its text', nestingProblem);
  let data: unknown;
  try {
    // Its warnings would go to the process. With pretty errors each of many looks for its line in all of the text.
    data = parse(text, { logLevel: 'error', prettyErrors: false });
  } catch (cause) {
    if (cause instanceof RangeError) throw new FileFormatError(path, 'its text', nestingProblem, { cause });
    const isYaml = cause instanceof YAMLParseError;
    const place = isYaml ? `line ${text.slice(0, cause.pos[0]).split('\n').length}` : 'its text';
    const problem = isYaml ? `${cause.message}.` : String(cause);
    throw new FileFormatError(path, place, `it is neither YAML nor JSON: ${problem}`, { cause });
  }
  const found = batch.safeParse(Array.isArray(data) ? { operations: data } : data);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new FileFormatError(path, issue?.path.join('.') || 'the top', `it is no batch: ${issue?.message}.`);
  }
  const { operations, who, why, versions = {} } = found.data;
  const parsed = operations.map((operation, at) => {
    try {
      return parseOperation(operation);
    } catch (error) {
      if (!(error instanceof OptionError)) throw error;
      throw new FileFormatError(path, `operation ${at + 1}`, error.message, { cause: error });
    }
  });
  return { operations: parsed, who, why, versions: new Map(Object.entries(versions)) };
}
