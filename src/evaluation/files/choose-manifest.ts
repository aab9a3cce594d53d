import { posix } from 'node:path';
import type { Dataset } from '../any-dataset.js';
import type { TaskManifest } from '../task-manifest.js';
import { wordPairFormats } from './recognise-file.js';

/** A manifest for a data set, and why it was chosen. */
export interface ChosenManifest {
  readonly manifest: TaskManifest;
  /** For a sentence: "by its name". */
  readonly why: string;
}

/** Counts the items of a data set, as the field `items` of a manifest does: pairs, questions, relations, instances. */
export function countItems(set: Dataset): number {
  switch (set.kind) {
    case 'rated-pairs':
      return set.pairs.length;
    case 'properties':
      return set.properties.length;
    case 'relation-degrees':
      return set.relations.length;
    case 'all-words':
      return set.instances.length;
    case 'relata':
      return set.concepts.length;
    case 'choices':
    case 'analogies':
    case 'example-senses':
      return set.questions.length;
    default:
      return set.items.length;
  }
}

/** What is known of a data set before its files are read: their paths, and the formats that it can have. */
export interface DatasetClues {
  readonly paths: readonly string[];
  readonly formats: readonly string[];
}

/** The manifests that a data set can belong to. */
export interface ManifestChoice {
  /** Those whose data have not been found yet. */
  readonly free: readonly TaskManifest[];
  readonly all: readonly TaskManifest[];
}

/** Chooses the manifest whose files are called like these, among those of the formats; undefined where none or several are. */
export function chooseByName({ paths, formats }: DatasetClues, { free }: ManifestChoice): ChosenManifest | undefined {
  const names = namesOf(paths);
  const named = listCandidates({ paths, formats }, free).filter(({ data }) => {
    return data.every(({ path }) => names.includes(posix.basename(path).toLowerCase()));
  });
  const [manifest, ...others] = named;
  return manifest === undefined || others.length > 0 ? undefined : { manifest, why: 'by its name' };
}

/**
 * Chooses the manifest that a data set belongs to by what was read, among those of its formats: by the name that a text gives
 * itself, by the number of its items, or because the format is that of one task only; undefined where nothing speaks for one.
 *
 * Word pairs are many, and their number says little: there the name has to be like that of the task too.
 */
export function chooseByItems(
  set: Dataset,
  { paths, formats }: DatasetClues,
  { free, all }: ManifestChoice,
): ChosenManifest | undefined {
  const candidates = listCandidates({ paths, formats }, free);
  const items = countItems(set);
  if (set.kind === 'all-words') {
    const own = candidates.find(({ id, items: expected = items }) => id === set.name && expected === items);
    if (own !== undefined) return { manifest: own, why: 'by the name that its text gives itself' };
  }
  const isWordPairs = wordPairFormats.every((format) => formats.includes(format));
  const counted = candidates.filter((manifest) => manifest.items === items);
  const fitting = isWordPairs ? counted.filter((manifest) => isNamedLike(manifest, namesOf(paths))) : counted;
  const [sameCount, ...others] = fitting;
  if (sameCount !== undefined && others.length === 0) {
    return { manifest: sameCount, why: `by the number of its items, ${items}` };
  }
  const total = all.filter(({ format = '' }) => formats.includes(format)).length;
  const [only] = candidates;
  if (total === 1 && only !== undefined && !isWordPairs) return { manifest: only, why: 'by its format' };
  return undefined;
}

function listCandidates({ paths, formats }: DatasetClues, free: readonly TaskManifest[]): TaskManifest[] {
  return free.filter(({ format = '', data }) => formats.includes(format) && data.length === paths.length);
}

function namesOf(paths: readonly string[]): string[] {
  return paths.map((path) => posix.basename(path).toLowerCase());
}

function isNamedLike({ id, data }: TaskManifest, names: readonly string[]): boolean {
  const plain = (name: string): string => name.replace(/\.[^.]*$/, '').replace(/[^a-z0-9]/g, '');
  const known = [id, ...data.map(({ path }) => posix.basename(path).toLowerCase())].map(plain);
  return names
    .map(plain)
    .some((name) => known.some((other) => name.includes(other) || (name.length > 3 && other.includes(name))));
}
