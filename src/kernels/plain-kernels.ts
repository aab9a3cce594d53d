import { addOuterProducts } from './add-outer-products.js';
import { reduceBand } from './band-tridiagonal.js';
import { bandVectors } from './band-vectors.js';
import { clearBytes } from './clear-bytes.js';
import { countBlockEntries, splitRows, surveyRows } from './column-blocks.js';
import { countPairs } from './count-pairs.js';
import { addGram, multiplyTiles } from './double-products.js';
import { encodeTypes } from './encode-types.js';
import { multiplyPacked, packFloats } from './float-products.js';
import { exactGaussianUnits, gaussianUnitGradients, gaussianUnits } from './gaussian-units.js';
import { countIds, placeIds } from './invert-tokens.js';
import { mergeRuns } from './merge-runs.js';
import { moveBytes } from './move-bytes.js';
import { multiplyPanel } from './multiply-panel.js';
import { multiplyRowProducts } from './multiply-row-products.js';
import { nearestRows, nearestRows8 } from './nearest-rows.js';
import { multiplyNibbles, packNibbles } from './nibble-products.js';
import type { NumberArray } from './numbers.js';
import { addPanels, projectPanels } from './panel-products.js';
import { roundVectors8, roundVectors16 } from './round-vectors.js';
import { decodeRun, encodeRun } from './run-codec.js';
import { scaleRows } from './scale-rows.js';
import { scatterPanel } from './scatter-panel.js';
import { scoreGlosses } from './score-glosses.js';
import { scoreMatrixPair } from './score-matrix-pair.js';
import { softmaxGradients, softmaxRows } from './softmax-rows.js';
import { addTypes, moveSlots, tokenise } from './tokenise.js';
import { weighInformation } from './weigh-information.js';

/**
 * The kernels in plain TypeScript, by name: they say what each compiled kernel computes, tests compare with them, and
 * they run where WebAssembly cannot.
 *
 * A compiled kernel has the same name and parameters; the arrays it is given must come from its arena. The last two
 * parameters of most are the first item to work on and the one after the last, so that long work can be cut into
 * short calls and shared by threads.
 */
export const plainKernels = {
  addGram,
  addOuterProducts,
  addPanels,
  addTypes,
  bandVectors,
  clearBytes,
  countBlockEntries,
  countHeavyPairs16: countPairs as OfWidth<typeof countPairs, Uint16Array, Float64Array>,
  countHeavyPairs32: countPairs as OfWidth<typeof countPairs, Uint32Array, Float64Array>,
  countIds16: countIds as OfWidth<typeof countIds, Uint16Array>,
  countIds32: countIds as OfWidth<typeof countIds, Uint32Array>,
  countPairs16: countPairs as OfWidth<typeof countPairs, Uint16Array, Uint32Array>,
  countPairs32: countPairs as OfWidth<typeof countPairs, Uint32Array, Uint32Array>,
  decodeRun,
  encodeRun,
  encodeTypes16: encodeTypes as OfWidth<typeof encodeTypes, Uint16Array>,
  encodeTypes32: encodeTypes as OfWidth<typeof encodeTypes, Uint32Array>,
  exactGaussianUnits,
  gaussianUnitGradients,
  gaussianUnits,
  mergeRuns,
  moveBytes,
  moveSlots,
  multiplyNibbles,
  multiplyPacked,
  multiplyPanel,
  multiplyRowProducts,
  multiplyTiles,
  nearestRows8,
  nearestRows16: nearestRows,
  nearestRows32: nearestRows,
  packFloats,
  packNibbles,
  placeIds16: placeIds as OfWidth<typeof placeIds, Uint16Array>,
  placeIds32: placeIds as OfWidth<typeof placeIds, Uint32Array>,
  projectPanels,
  reduceBand,
  roundVectors8,
  roundVectors16,
  scaleRows,
  scatterPanel,
  scoreGlosses8: scoreGlosses,
  scoreGlosses32: scoreGlosses,
  scoreMatrixPair,
  softmaxGradients,
  softmaxRows,
  splitRows,
  surveyRows,
  tokenise,
  weighInformation16: weighInformation as OfWidth<typeof weighInformation, Uint16Array>,
  weighInformation32: weighInformation as OfWidth<typeof weighInformation, Uint32Array>,
};

/** A plain kernel for one width of its ids (16 or 32 bits) and one kind of sums, as the compiled kernels are. */
type OfWidth<
  Kernel extends (...parameters: never[]) => void,
  Ids extends NumberArray,
  Sums extends NumberArray = Uint32Array,
> = (...parameters: Narrowed<Parameters<Kernel>, Ids, Sums>) => void;

type Narrowed<List extends readonly unknown[], Ids, Sums> = {
  [Place in keyof List]: List[Place] extends infer Parameter
    ? Uint16Array | Uint32Array extends Parameter
      ? Ids
      : Uint32Array | Float64Array extends Parameter
        ? Sums
        : Parameter
    : never;
};

/** The kernels by name, compiled or plain. */
export type Kernels = typeof plainKernels;

/** The name of a kernel. */
export type KernelName = keyof Kernels;

/** The names of all kernels in a fixed order, by which threads agree on a number for each. */
export const kernelNames = Object.keys(plainKernels) as KernelName[];
