import { requireOption, ShapeError } from '../../errors.js';
import type { Arena } from '../../kernels/arena.js';
import { type InformationMeasure, informationMeasures } from '../../kernels/weigh-information.js';

/** Options of {@link createInformationWeighter}. */
export interface InformationOptions {
  /** What a count becomes, by the ratio p of what was found to what independence predicts; default `ppmi`. */
  readonly measure?: InformationMeasure;
  /** The exponent on context counts (Levy, Goldberg & Dagan 2015, section 3.1, `cds`), above 0 and up to 1; default 1. */
  readonly contextSmoothing?: number;
  /** Is subtracted from every logarithm, in nats, at least 0: log k of shifted PPMI (`neg`); default 0. */
  readonly shift?: number;
}

/** Throws an OptionError when an option is out of range. */
export function checkInformationOptions(options: InformationOptions): void {
  const { measure = 'ppmi', contextSmoothing = 1, shift = 0 } = options;
  requireOption(informationMeasures.includes(measure), 'measure', measure, informationMeasures.join(', '));
  const isExponent = contextSmoothing > 0 && contextSmoothing <= 1;
  requireOption(isExponent, 'contextSmoothing', contextSmoothing, 'above 0, up to 1');
  requireOption(Number.isFinite(shift) && shift >= 0, 'shift', shift, 'a number >= 0');
}

/** Sparse rows in an arena: row i is entries `starts[i]` to `starts[i + 1]`. */
export interface ArenaRows {
  /** One more number than there are rows. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array | Uint32Array;
  readonly values: Float32Array;
}

/** Where weighted rows go: lists as long as the counts', which may be those of the counts themselves. */
export interface WeightedRows {
  readonly columns: Uint16Array | Uint32Array;
  readonly values: Float32Array;
  /** Takes how many entries of each row are kept. */
  readonly kept: Uint32Array;
}

/** How rows are weighted. */
export interface WeighRunOptions {
  /** Rows a chunk; default all. */
  readonly chunk?: number;
  /** Is called while other threads, if any, have begun; must touch nothing that is weighted. */
  readonly meanwhile?: () => void;
}

/** Weights rows of counts that lie in the arena it was made for. */
export interface InformationWeighter {
  /**
   * Weights rows and drops what the measure drops.
   *
   * Each chunk of rows closes up by itself: the kept entries of rows c to c + `chunk` follow one another from place
   * `starts[c]` on. The threads of the arena share the chunks.
   *
   * @throws ShapeError when columns are of two types.
   */
  weigh(counts: ArenaRows, weighted: WeightedRows, options?: WeighRunOptions): void;
}

/**
 * Prepares weighting counts by pointwise mutual information and its kin, block by block: rows that are counted, read or
 * copied into an arena leave it weighted.
 *
 * With p_ij = f_ij (sum_j f_*j^a) / (f_i* f_*j^a) a count becomes max(0, log p), log p, f max(0, log p) or p (`ppmi`,
 * `pmi`, `localMutualInformation`, `contextRatio`); f_i* is the sum of the row as it is given. Logarithms are exact to
 * 5e-7 of their value, and exactly 0 where p is 1.
 *
 * @param contextSums the sum of each column of all the counts.
 * @throws OptionError when an option is out of range.
 * @example
 * const weighter = createInformationWeighter(arena, columnSums(counts), { contextSmoothing: 0.75 });
 * weighter.weigh({ starts, columns, values }, { columns, values, kept }); // in place
 */
export function createInformationWeighter(
  arena: Arena,
  contextSums: Float64Array,
  options: InformationOptions = {},
): InformationWeighter {
  checkInformationOptions(options);
  const { measure = 'ppmi', contextSmoothing = 1, shift = 0 } = options;
  const place = informationMeasures.indexOf(measure);
  const contexts = arena.copy(Float64Array, contextSums);
  if (contextSmoothing !== 1) for (const [j, sum] of contextSums.entries()) contexts[j] = sum ** contextSmoothing;
  // log p - shift = log (p exp(-shift)): the shift goes into the total, and the logarithm stays exact around the cut.
  const scale = contexts.reduce((sum, value) => sum + value, 0) * Math.exp(-shift);
  return {
    weigh: ({ starts, columns, values }, weighted, { chunk = starts.length, ...others } = {}) => {
      const range = { items: starts.length - 1, chunk, ...others };
      const { columns: to, values: toValues, kept } = weighted;
      if (columns instanceof Uint16Array && to instanceof Uint16Array) {
        const parameters = [starts, columns, values, to, toValues, kept, contexts, scale, place] as const;
        arena.run('weighInformation16', [...parameters], range);
      } else if (columns instanceof Uint32Array && to instanceof Uint32Array) {
        const parameters = [starts, columns, values, to, toValues, kept, contexts, scale, place] as const;
        arena.run('weighInformation32', [...parameters], range);
      } else {
        throw new ShapeError('weigh', 'columns of two types', 'columns of one type');
      }
    },
  };
}
