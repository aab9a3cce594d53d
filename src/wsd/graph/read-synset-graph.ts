import { FileFormatError } from '../../errors.js';
import { labelsFromArrays } from '../../matrix/container-labels.js';
import { sparseFromArrays } from '../../matrix/container-matrices.js';
import { makeOfArrays, readContainer } from '../../matrix/read-container.js';
import { SynsetGraph } from './synset-graph.js';
import { synsetGraphKind } from './write-synset-graph.js';

/**
 * Reads a graph of synsets that `writeSynsetGraph` wrote, its checksum compared.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, holds something else, or its
 * parts do not fit.
 */
export async function readSynsetGraph(path: string): Promise<SynsetGraph> {
  const { arrays, metadata } = await readContainer(path);
  const kind = metadata.get('kind');
  if (kind !== synsetGraphKind)
    throw new FileFormatError(path, 'header', `is of kind "${kind ?? ''}", not a ${synsetGraphKind}.`);
  return makeOfArrays(path, 'a graph of synsets', () => {
    return new SynsetGraph(labelsFromArrays('synsets', arrays), sparseFromArrays('weights', arrays));
  });
}
