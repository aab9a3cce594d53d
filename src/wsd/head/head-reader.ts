import { ShapeError } from '../../errors.js';
import { denseZeros } from '../../matrix/dense-matrix.js';
import { dot, multiplyDoubles } from '../../matrix/dense-products.js';
import { centre, rowOfMeaning } from './centring.js';
import type { EncodedMeaning } from './meaning-vectors.js';
import type { SenseHead } from './sense-head.js';

/** A context as a head compares it. */
export interface ReadContext {
  /** Centred, of length 1, and projected towards meanings. */
  readonly projected: Float64Array;
}

/** A meaning as a head compares it. */
export interface ReadMeaning {
  /** Undefined where the encoder knows nothing of the meaning. */
  readonly row: Float32Array | undefined;
  readonly name: string;
}

/** Contexts that are projected together. */
const together = 128;

/** Compares contexts with meanings by what a head has learned, before the weights. */
export class HeadReader {
  readonly #head: Pick<SenseHead, 'centres' | 'projection' | 'scale'>;

  constructor(head: Pick<SenseHead, 'centres' | 'projection' | 'scale'>) {
    this.#head = head;
  }

  /**
   * Reads the vectors of contexts, in order; undefined where one is.
   *
   * @throws ShapeError when a vector has another width than those that the head was trained on.
   */
  readContexts(vectors: readonly (Float32Array | undefined)[]): (ReadContext | undefined)[] {
    const { centres, projection } = this.#head;
    const known = vectors.flatMap((vector) => vector ?? []);
    const projected: Float64Array[] = [];
    for (let start = 0; start < known.length; start += together) {
      const part = known.slice(start, start + together);
      const centred = denseZeros(part.length, projection.rows);
      part.forEach((vector, at) => {
        if (vector.length !== projection.rows) {
          throw new ShapeError('SenseHead', `a vector of ${vector.length} numbers`, `${projection.rows}`);
        }
        centred.row(at).set(centre(vector, centres.contexts));
      });
      const product = multiplyDoubles(centred, projection);
      for (let at = 0; at < part.length; at++) projected.push(product.row(at));
    }
    let next = 0;
    return vectors.map((vector) => (vector === undefined ? undefined : { projected: projected[next++] }));
  }

  readMeaning(meaning: EncodedMeaning): ReadMeaning {
    const { centres } = this.#head;
    const isKnown = meaning.text !== undefined || meaning.uses.length > 0;
    return {
      row: isKnown ? rowOfMeaning(meaning, centres) : undefined,
      name: meaning.name,
    };
  }

  /** The product of a projected context with a meaning; undefined where the encoder knows nothing of the meaning. */
  compare({ projected }: ReadContext, { row }: ReadMeaning): number | undefined {
    return row === undefined ? undefined : this.#head.scale * dot(projected, row);
  }
}
