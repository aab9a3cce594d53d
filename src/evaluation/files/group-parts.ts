import { posix } from 'node:path';
import { wicTsvFields } from '../formats/sense-formats.js';

/** A file that is a part of a data set of several files. */
export interface PartFile {
  /** Its path in the folder, its parts joined by slashes. */
  readonly path: string;
  readonly format: string;
  readonly part: string;
}

/** The files of one data set, in the order in which its reader takes them. */
interface PartGroup {
  readonly format: string;
  readonly paths: readonly string[];
  /** Why they were put together, where their names do not say it. */
  readonly note?: string;
}

/** How parts are put together. */
export interface GroupedParts {
  readonly groups: readonly PartGroup[];
  /** The parts of which the others are not there, and what was looked for. */
  readonly lone: readonly { readonly path: string; readonly problem: string }[];
}

/** What {@link groupParts} asks of other files: the number of the lines of one, and whether a key file is that of a text. */
export interface PartQuestions {
  readonly countLines: (path: string) => Promise<number>;
  readonly isKeyOf: (key: string, text: string) => Promise<boolean>;
}

/**
 * Puts the parts of data sets together: texts with their keys, data with their gold, examples with the files of their other
 * fields, literal with metonymic names, the relations of BATS, the classes of SemEval-2012 task 2.
 *
 * Files of the same folder whose names differ in the name of the part belong together (`dev.data.txt`, `dev.gold.txt`); where
 * names do not tell, the only one that fits by its length.
 *
 * @param parts the files that were recognised as parts.
 * @param others the paths of the files that were not recognised, among which definitions and hypernyms may be.
 */
export async function groupParts(
  parts: readonly PartFile[],
  others: readonly string[],
  questions: PartQuestions,
): Promise<GroupedParts> {
  const free = new Set([...parts.map(({ path }) => path), ...others]);
  const groups: PartGroup[] = [];
  const lone: { path: string; problem: string }[] = [];
  const close = (format: string, paths: readonly string[], note?: string): void => {
    for (const path of paths) free.delete(path);
    groups.push(note === undefined ? { format, paths } : { format, paths, note });
  };
  const pathsOf = (format: string, part: string): string[] =>
    parts.filter((file) => file.format === format && file.part === part && free.has(file.path)).map(({ path }) => path);

  for (const path of pathsOf('wic-tsv', 'examples')) {
    const fields = wicTsvFields.map((field) => renamePart(path, 'examples', field)).filter((name) => free.has(name));
    const missing = ['definitions', 'hypernyms'].filter((field) => !fields.some((name) => name.includes(field)));
    if (missing.length === 0) close('wic-tsv', fields);
    else {
      const expected = missing.map((field) => posix.basename(renamePart(path, 'examples', field))).join(' and ');
      lone.push({ path, problem: `is like the examples of WiC-TSV, but ${expected} is not beside it.` });
    }
  }
  const pair = async (format: string, wanted: Wanted): Promise<void> => {
    for (const path of pathsOf(format, wanted.part)) {
      const named = wanted.rename(path);
      const others = pathsOf(wanted.otherFormat ?? format, wanted.other);
      const found = others.includes(named) ? named : await findOnlyPartner(path, others, wanted);
      const note = found === named ? undefined : `${found} goes with ${path}: ${wanted.reason}.`;
      if (found !== undefined) close(format, wanted.isTurned === true ? [found, path] : [path, found], note);
      else lone.push({ path, problem: `is like ${wanted.what}, but there is no file with ${wanted.lacking}.` });
    }
  };
  await pair('wic', {
    part: 'data',
    other: 'labels',
    otherFormat: 'labels',
    what: 'the data of WiC',
    lacking: 'its gold beside it, a line T or F for each of its lines',
    rename: (path) => renamePart(path, 'data', 'gold'),
    fits: async (other, path) => {
      const isOfOthers = /_labels\.[^.]*$/.test(other);
      return !isOfOthers && (await questions.countLines(other)) === (await questions.countLines(path));
    },
    reason: 'it alone has as many labels as that has lines',
  });
  await pair('all-words', {
    part: 'text',
    other: 'key',
    what: 'an all-words text',
    lacking: 'its keys, a line "id key [key ...]" for each of its instances',
    rename: (path) => path.replace(/(?:\.data)?\.xml$/i, '.gold.key.txt'),
    fits: questions.isKeyOf,
    reason: 'it alone has as many keys as that has instances, and the same first and last id',
    isAnywhere: true,
  });
  await pair('relocar-text', {
    part: 'metonymic',
    other: 'literal',
    what: 'the metonymic names of ReLocaR',
    lacking: 'literal ones beside it',
    rename: (path) => path.replace(/metonymic/i, 'literal'),
    fits: async () => true,
    reason: 'it alone is beside it',
    isTurned: true,
  });
  for (const [format, folderOf] of [
    ['bats', folderOfRelations],
    ['semeval2012-task2', folderOfClasses],
  ] as const) {
    const found = parts.filter((file) => file.format === format && free.has(file.path));
    for (const paths of gatherBy(
      found.map(({ path }) => path),
      folderOf,
    ).values())
      close(format, firstOfName(paths));
  }
  for (const { path, part, format } of parts) {
    if (!free.has(path) || lone.some((file) => file.path === path)) continue;
    lone.push({ path, problem: `is like the ${part} of ${format}, but what it belongs to is not here.` });
  }
  return { groups, lone };
}

/** A part and the other that it wants. */
interface Wanted {
  readonly part: string;
  readonly other: string;
  readonly otherFormat?: string;
  readonly what: string;
  readonly lacking: string;
  /** The path of the other by that of the part. */
  readonly rename: (path: string) => string;
  /** Whether another file is the one, where names do not tell. */
  readonly fits: (other: string, path: string) => Promise<boolean>;
  /** Says what `fits` found. */
  readonly reason: string;
  /** Whether the other may lie in another folder; default false. */
  readonly isAnywhere?: boolean;
  /** Whether the reader wants the other first; default false. */
  readonly isTurned?: boolean;
}

/** The one file that fits; undefined where there is none, or where several do. */
async function findOnlyPartner(
  path: string,
  others: readonly string[],
  { fits, isAnywhere = false }: Wanted,
): Promise<string | undefined> {
  const candidates = others.filter((other) => isAnywhere || posix.dirname(other) === posix.dirname(path));
  const fitting: string[] = [];
  for (const other of candidates) if (await fits(other, path)) fitting.push(other);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function renamePart(path: string, part: string, other: string): string {
  return posix.join(posix.dirname(path), posix.basename(path).replace(part, other));
}

function folderOfRelations(path: string): string {
  const folder = posix.dirname(path);
  return /^\d_/.test(posix.basename(folder)) ? posix.dirname(folder) : folder;
}

/** The folder in which the folders of the parts lie, however deep. */
function folderOfClasses(path: string): string {
  const parts = posix.dirname(path).split('/');
  const end = parts.findIndex((name) => /^(?:GoldRatings|Training|Testing|Phase\w+)$/.test(name));
  return parts.slice(0, end === -1 ? parts.length : end).join('/') || '.';
}

function gatherBy(paths: readonly string[], keyOf: (path: string) => string): Map<string, string[]> {
  const gathered = new Map<string, string[]>();
  for (const path of paths) gathered.set(keyOf(path), [...(gathered.get(keyOf(path)) ?? []), path]);
  return gathered;
}

/** Of files with the same name, as in two copies of a package, the first. */
function firstOfName(paths: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const path of paths) if (!names.has(posix.basename(path))) names.set(posix.basename(path), path);
  return [...names.values()];
}
