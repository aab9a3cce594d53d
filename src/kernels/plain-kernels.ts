import { addOuterProducts } from './add-outer-products.js';
import { multiplyPanel } from './multiply-panel.js';
import { multiplyRowProducts } from './multiply-row-products.js';
import { nearestRows, nearestRows8 } from './nearest-rows.js';
import { roundVectors } from './round-vectors.js';
import { scoreGlosses } from './score-glosses.js';
import { scoreMatrixPair } from './score-matrix-pair.js';

/**
 * The kernels in plain TypeScript, by name: they say what each compiled kernel computes, tests compare with them, and
 * they run where WebAssembly cannot.
 *
 * A compiled kernel has the same name and parameters; the arrays it is given must come from its arena. The last two
 * parameters of most are the first item to work on and the one after the last, so that long work can be cut into
 * short calls and shared by threads.
 */
export const plainKernels = {
  multiplyPanel16: multiplyPanel as (
    starts: Uint32Array,
    columns: Uint16Array,
    values: Float32Array,
    panel: Float32Array,
    product: Float32Array,
    begin: number,
    end: number,
  ) => void,
  multiplyPanel32: multiplyPanel as (
    starts: Uint32Array,
    columns: Uint32Array,
    values: Float32Array,
    panel: Float32Array,
    product: Float32Array,
    begin: number,
    end: number,
  ) => void,
  nearestRows8,
  nearestRows16: nearestRows,
  nearestRows32: nearestRows,
  addOuterProducts,
  scoreMatrixPair,
  multiplyRowProducts,
  roundVectors,
  scoreGlosses8: scoreGlosses,
  scoreGlosses32: scoreGlosses,
};

/** The kernels by name, compiled or plain. */
export type Kernels = typeof plainKernels;

/** The name of a kernel. */
export type KernelName = keyof Kernels;

/** The names of all kernels in a fixed order, by which threads agree on a number for each. */
export const kernelNames = Object.keys(plainKernels) as KernelName[];
