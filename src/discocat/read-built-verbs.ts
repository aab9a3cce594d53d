import { FileFormatError } from '../errors.js';
import type { ContainerArrays } from '../matrix/container-header.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { readContainer } from '../matrix/read-container.js';
import { VerbArguments } from './verb-arguments.js';
import { requireVerbFileKind } from './verb-file-kind.js';
import { verbTensorKinds } from './verb-tensors.js';

/** The file of a space. */
export interface SpaceFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Reads the argument pairs of verbs from a file that `writeVerbTensors` wrote, for models that take `VerbArguments`: the
 * pairs whose nouns the space holds, with their counts.
 *
 * @param space the file of the space that the verbs are used with, which must be the one that they were built over.
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, holds something else, was built over
 * another space or names none, or keeps a verb by its matrix, without its pairs.
 * @example
 * const space = { path: 'domain.safetensors', sha256: await sha256OfFile('domain.safetensors') };
 * const verbs = await readBuiltVerbs('verbs.safetensors', space);
 */
export async function readBuiltVerbs(path: string, space: SpaceFile): Promise<VerbArguments> {
  const { arrays, metadata } = await readContainer(path);
  requireVerbFileKind(path, metadata, 'built');
  requireSpace(path, metadata, space);
  const labels = (name: string): string[] => readPart(path, name, () => labelsFromArrays(name, arrays));
  const [verbs, nouns] = [labels('verbs'), labels('nouns')];
  const kinds = takeNumbers(path, arrays, { name: 'kinds', length: verbs.length });
  const sizes = takeNumbers(path, arrays, { name: 'sizes', length: verbs.length });
  requirePairs(path, verbs, kinds);
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [subjects, objects, counts] = ['pairs.subjects', 'pairs.objects', 'pairs.counts'].map((name) =>
    takeNumbers(path, arrays, { name, length }),
  ) as [Float64Array, Float64Array, Float64Array];
  const found = new VerbArguments();
  let pair = 0;
  for (const [place, verb] of verbs.entries()) {
    for (const end = pair + sizes[place]; pair < end; pair++) {
      const [subject, object, count] = [nouns[subjects[pair]], nouns[objects[pair]], counts[pair]];
      if (subject === undefined || object === undefined || !(count > 0 && Number.isFinite(count))) {
        throw new FileFormatError(
          path,
          'pairs',
          `pair ${pair} of "${verb}" is no two of ${nouns.length} nouns, or not seen.`,
        );
      }
      found.add({ verb, subject, object, count });
    }
  }
  return found;
}

function requireSpace(path: string, metadata: ReadonlyMap<string, string>, { path: file, sha256 }: SpaceFile): void {
  const own = metadata.get('space.sha256');
  if (own === sha256) return;
  const name = metadata.get('space') ?? '';
  const advice = `Give that file, or build the verbs over ${file} with "qualia verb build"`;
  const problem =
    own === undefined
      ? `does not name the file of the ${name} space that its verbs were built over`
      : `names the ${name} space with the checksum ${own.slice(0, 12)}, and ${file} has ${sha256.slice(0, 12)}`;
  throw new FileFormatError(path, 'metadata', `${problem}. ${advice}.`);
}

function requirePairs(path: string, verbs: readonly string[], kinds: Float64Array): void {
  const other = kinds.findIndex((kind) => verbTensorKinds[kind] !== 'pairs');
  if (other < 0) return;
  const kind = verbTensorKinds[kinds[other]] ?? 'something unknown';
  const advice = 'build the verbs with "qualia verb build --keep pairs"';
  throw new FileFormatError(
    path,
    'kinds',
    `"${verbs[other]}" is kept as ${kind}, without its argument pairs: ${advice}.`,
  );
}

function takeNumbers(
  path: string,
  arrays: ContainerArrays,
  { name, length }: { readonly name: string; readonly length: number },
): Float64Array {
  const values = arrays.get(name)?.values;
  if (values?.length === length) return Float64Array.from(values);
  throw new FileFormatError(path, name, `holds ${values?.length ?? 'no'} numbers, and ${length} are needed.`);
}

function readPart<Part>(path: string, name: string, read: () => Part): Part {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, name, `cannot be read: ${(cause as Error).message}`, { cause });
  }
}
