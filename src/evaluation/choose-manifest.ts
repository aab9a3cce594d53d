import { posix } from 'node:path';
import type { Dataset } from './any-dataset.js';
import { wordPairFormats } from './recognise-file.js';
import type { TaskManifest } from './task-manifest.js';

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

/**
 * Chooses the manifest that a data set of unknown origin belongs to, among those of its formats: by the name of its file, by the
 * name that a text gives itself, by the number of its items, or because the format is that of one task only; undefined
 * where nothing speaks for one.
 *
 * Word pairs are many, and their number says little: there the name has to agree too, or to be the same.
 *
 * @param set the data set, read in any of the formats.
 * @param manifests those that are still free, and how many there are of these formats in all.
 */
export function chooseManifest(
  set: Dataset,
  { paths, formats }: { readonly paths: readonly string[]; readonly formats: readonly string[] },
  { free, total }: { readonly free: readonly TaskManifest[]; readonly total: number },
): ChosenManifest | undefined {
  const candidates = free.filter(({ format = '', data }) => formats.includes(format) && data.length === paths.length);
  const names = paths.map((path) => posix.basename(path).toLowerCase());
  const named = candidates.filter(({ data }) =>
    data.every(({ path }) => names.includes(posix.basename(path).toLowerCase())),
  );
  const [sameName, ...more] = named;
  if (sameName !== undefined && more.length === 0) return { manifest: sameName, why: 'by its name' };
  const items = countItems(set);
  const counted = candidates.filter((manifest) => manifest.items === items);
  if (set.kind === 'all-words') {
    const own = candidates.find(({ id, items: expected = items }) => id === set.name && expected === items);
    if (own !== undefined) return { manifest: own, why: 'by the name that its text gives itself' };
  }
  const isWordPairs = wordPairFormats.every((format) => formats.includes(format));
  const fitting = isWordPairs ? counted.filter((manifest) => isNamedLike(manifest, names)) : counted;
  const [sameCount, ...others] = fitting;
  if (sameCount !== undefined && others.length === 0) {
    return { manifest: sameCount, why: `by the number of its items, ${items}` };
  }
  const [only] = candidates;
  if (total === 1 && only !== undefined && !isWordPairs) return { manifest: only, why: 'by its format' };
  return undefined;
}

function isNamedLike({ id, data }: TaskManifest, names: readonly string[]): boolean {
  const plain = (name: string): string => name.replace(/\.[^.]*$/, '').replace(/[^a-z0-9]/g, '');
  const known = [id, ...data.map(({ path }) => posix.basename(path).toLowerCase())].map(plain);
  return names
    .map(plain)
    .some((name) => known.some((other) => name.includes(other) || (name.length > 3 && other.includes(name))));
}
