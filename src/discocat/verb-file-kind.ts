import { FileFormatError } from '../errors.js';

/** What a file of verbs holds: relational tensors built of their arguments, or tensors learned from them. */
export type VerbFileKind = 'built' | 'learned';

/** What the metadata of a file of built verbs says that it holds. */
export const verbTensorsFormat = 'verb tensors 1';

/** What the metadata of a file of learned verbs says that it holds. */
export const learnedTensorsKind = 'learned tensors';

const makers: ReadonlyMap<VerbFileKind, string> = new Map([
  ['built', 'relational tensors of verbs, as "qualia verb build" writes them'],
  ['learned', 'learned tensors of verbs, as "qualia verb train" writes them'],
]);

/** Returns what a file holds, by its metadata; undefined where it holds no verbs. */
export function findVerbFileKind(metadata: ReadonlyMap<string, string>): VerbFileKind | undefined {
  if (metadata.get('format') === verbTensorsFormat) return 'built';
  return metadata.get('kind') === learnedTensorsKind ? 'learned' : undefined;
}

/**
 * Throws a FileFormatError, which says what the file holds and what it should, unless it holds verbs of the wanted kind.
 *
 * @example requireVerbFileKind(path, (await readContainer(path)).metadata, 'learned')
 */
export function requireVerbFileKind(path: string, metadata: ReadonlyMap<string, string>, wanted: VerbFileKind): void {
  const kind = findVerbFileKind(metadata);
  if (kind === wanted) return;
  const format = metadata.get('format');
  const other = format === undefined ? 'something else' : `the format "${format}"`;
  const found = kind === undefined ? other : makers.get(kind);
  throw new FileFormatError(path, 'metadata', `tells of ${found}; expected are ${makers.get(wanted)}.`);
}
