import { join } from 'node:path';
import { FileFormatError } from '../errors.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { makeOfArrays, readContainer } from '../matrix/read-container.js';
import { readSynsetGraph } from '../wsd/graph/read-synset-graph.js';
import type { SenseParts } from './sense-parts.js';
import { senseFiles } from './write-sense-parts.js';

/**
 * Reads the two files that `writeSenseParts` wrote, their checksums compared.
 *
 * @throws MissingFileError when one is missing; FileFormatError when one is damaged or they do not fit.
 */
export async function readSenseParts(
  folder: string,
  { beginning }: { readonly beginning: string },
): Promise<SenseParts> {
  const path = join(folder, `${beginning}${senseFiles.terms}`);
  const [{ arrays }, graph] = await Promise.all([
    readContainer(path),
    readSynsetGraph(join(folder, `${beginning}${senseFiles.graph}`)),
  ]);
  const integers = (name: string): Int32Array => {
    const values = arrays.get(name)?.values;
    if (values instanceof Int32Array) return values;
    throw new FileFormatError(path, name, 'is missing or of another type.');
  };
  const parts = arrays.get('parts')?.values;
  if (!(parts instanceof Uint8Array)) throw new FileFormatError(path, 'parts', 'is missing or of another type.');
  const terms = {
    lemmas: makeOfArrays(path, 'lemmas', () => labelsFromArrays('lemmas', arrays)),
    places: integers('places'),
    parts,
    unitStarts: integers('unitStarts'),
    synsetStarts: integers('synsetStarts'),
  };
  if (terms.synsetStarts.length !== graph.synsets.length + 1) {
    throw new FileFormatError(
      path,
      'synsetStarts',
      `are ${terms.synsetStarts.length} for ${graph.synsets.length} synsets.`,
    );
  }
  const from = integers('from');
  const links = { counts: { from, to: integers('to') }, even: { from, to: integers('evenTo') } };
  for (const { to } of Object.values(links)) {
    if (to.length !== from.length)
      throw new FileFormatError(path, 'links', `lead ${from.length} times from and ${to.length} times to.`);
  }
  return { terms, links, graph };
}
