import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MutationContext } from './mutate.js';

/** A parser with what it is fed. */
export interface FuzzTarget {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** Words of the format, which are put into inputs; default none. */
  readonly tokens?: readonly string[] | undefined;
  /** Small valid inputs. @param scratch a folder in which a writer of the format can put a file. */
  seeds(scratch: string): Promise<readonly Uint8Array[]>;
  /** Mends what a format counts or hashes over an input, so that what lies behind such a check is reached; default nothing. */
  readonly repair?: ((bytes: Buffer) => Buffer) | undefined;
  /** Makes an input of a seed by changes that know the format; three of four inputs are made so where there is such. */
  readonly restructure?: ((context: MutationContext) => Buffer) | undefined;
  /** Gives an input to the parser. @param scratch a folder for its file. */
  parse(bytes: Buffer, scratch: string): unknown;
  /** Whether a message must name the file that is read; default false. */
  readonly namesFile?: boolean | undefined;
}

/** What a target may have beside its parser. */
export type TargetExtras = Pick<FuzzTarget, 'tokens' | 'repair' | 'restructure'> & { readonly namesFile?: boolean };

/** What the file of each input is called, so that messages can be looked through for it. */
export const inputName = 'fuzz-input';

/** Parts the files of an input that stands for several. */
export const filePart = '\n%%%%\n';

/** The bytes of texts. */
export const encodeSeeds = (texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text));

/** A parser of text in memory. */
export function textTarget(
  name: string,
  seeds: readonly string[],
  { parse, ...extras }: TargetExtras & { parse(text: string): unknown },
): FuzzTarget {
  return { name, seeds: async () => encodeSeeds(seeds), parse: (bytes) => parse(bytes.toString('utf8')), ...extras };
}

/** A parser of a text that comes with its path. */
export function namedTextTarget(
  name: string,
  seeds: readonly string[],
  { parse, ...extras }: TargetExtras & { parse(text: string, path: string): unknown },
): FuzzTarget {
  return {
    name,
    namesFile: true,
    seeds: async () => encodeSeeds(seeds),
    parse: (bytes) => parse(bytes.toString('utf8'), inputName),
    ...extras,
  };
}

/** A parser of several texts at once, which stand in one input with {@link filePart} between them. */
export function textsTarget(
  name: string,
  seeds: readonly (readonly string[])[],
  { parse, ...extras }: TargetExtras & { parse(texts: readonly string[]): unknown },
): FuzzTarget {
  const width = Math.max(...seeds.map((files) => files.length));
  return {
    name,
    namesFile: true,
    seeds: async () => encodeSeeds(seeds.map((files) => files.join(filePart))),
    parse: (bytes) => {
      const texts = bytes.toString('utf8').split(filePart);
      return parse(Array.from({ length: width }, (_, at) => texts[at] ?? ''));
    },
    ...extras,
  };
}

/** A parser that opens a path: each input is written to one file of the scratch folder. */
export function fileTarget(
  name: string,
  extension: string,
  {
    seeds,
    parse,
    ...extras
  }: TargetExtras & {
    seeds: readonly string[] | ((scratch: string) => Promise<readonly Uint8Array[]>);
    parse(path: string): unknown;
  },
): FuzzTarget {
  return {
    name,
    namesFile: true,
    seeds: typeof seeds === 'function' ? seeds : async () => encodeSeeds(seeds),
    parse: (bytes, scratch) => {
      const path = join(scratch, `${inputName}${extension}`);
      writeFileSync(path, bytes);
      return parse(path);
    },
    ...extras,
  };
}

/**
 * A reader of a folder: the files of an input stand in it with {@link filePart} between them, in the order of their names.
 *
 * @param options.prepare puts what is not changed into the folder, once.
 */
export function folderTarget(
  name: string,
  files: readonly string[],
  {
    seeds,
    parse,
    prepare = async () => undefined,
    ...extras
  }: TargetExtras & {
    seeds: readonly (readonly string[])[];
    parse(folder: string): unknown;
    prepare?: (folder: string) => Promise<unknown>;
  },
): FuzzTarget {
  const folderIn = (scratch: string): string => join(scratch, `${inputName}-${name}`);
  return {
    name,
    namesFile: true,
    seeds: async (scratch) => {
      const folder = folderIn(scratch);
      for (const file of files) mkdirSync(dirname(join(folder, file)), { recursive: true });
      await prepare(folder);
      return encodeSeeds(seeds.map((texts) => texts.join(filePart)));
    },
    parse: (bytes, scratch) => {
      const texts = bytes.toString('latin1').split(filePart);
      for (const [at, file] of files.entries()) writeFileSync(join(folderIn(scratch), file), texts[at] ?? '', 'latin1');
      return parse(folderIn(scratch));
    },
    ...extras,
  };
}
