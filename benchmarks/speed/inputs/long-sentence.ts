import type { Interpretation } from '../../../src/discocat/interpretation.js';
import type { PregroupType } from '../../../src/discocat/pregroup-type.js';
import type { TypedWord } from '../../../src/discocat/reduction.js';
import type { Tensor } from '../../../src/discocat/tensor.js';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { importBuilt } from './cache.js';
import { normalMatrix } from './normal-matrix.js';

/** A sentence of twenty words, with their types. */
const sentence =
  'clever n n.l, old n n.l, dogs n, that n.r n s.l n, chase n.r s n.l, small n n.l, grey n n.l, cats n, see n.r s n.l, ' +
  'young n n.l, tall n n.l, boys n, that n.r n n.l.l s.l, quiet n n.l, wise n n.l, teachers n, of n.r n n.l, big n n.l, ' +
  'schools n, like n.r s n.l';

/** Returns the words of the sentence. */
export async function readLongSentence(): Promise<TypedWord[]> {
  const { parseType } =
    await importBuilt<typeof import('../../../src/discocat/pregroup-type.js')>('discocat/pregroup-type.js');
  return sentence.split(', ').map((part) => {
    const [word, ...types] = part.split(' ');
    return { word, type: parseType(types.join(' ')) };
  });
}

/** How verbs and other words of several wires are kept. */
export type VerbStorage = 'matrices' | 'factors';

/** Argument pairs of a verb in factors. */
const pairs = 20;

/**
 * Interprets the words by random numbers: nouns as vectors, all others but the pronouns as matrices or as sums of pairs of vectors, with
 * the subject copied to the sentence.
 */
export async function interpretLongSentence(dimensions: number, storage: VerbStorage): Promise<Interpretation> {
  const { denseTensor, lowRankTensor, matrixTensor, wireTensor } =
    await importBuilt<typeof import('../../../src/discocat/tensor.js')>('discocat/tensor.js');
  const words = await readLongSentence();
  const nouns = await normalMatrix(words.length, dimensions);
  const matrices: DenseMatrix<Float32Array>[][] = [];
  for (const _ of words) {
    const rows = storage === 'matrices' ? dimensions : pairs;
    matrices.push([await normalMatrix(rows, dimensions), await normalMatrix(rows, dimensions)]);
  }
  const places = new Map(words.map(({ word }, place) => [word, place]));
  const wordTensor = (word: string, type: PregroupType): Tensor => {
    const place = places.get(word) ?? 0;
    if (word === 'that') {
      const legs = type.map(({ base }) => (base === 's' ? 1 : 0));
      return { kind: 'network', dimensions: [dimensions, dimensions], factors: [], legs };
    }
    if (type.length === 1) return denseTensor([dimensions], nouns.row(place));
    const matrix = storage === 'matrices' ? matrixTensor(matrices[place][0]) : lowRankTensor(matrices[place]);
    return type.length === 2 ? matrix : wireTensor(matrix, [0, 0, 1]);
  };
  return {
    spaces: new Map([
      ['n', [dimensions]],
      ['s', [dimensions]],
    ]),
    wordTensor,
  };
}
