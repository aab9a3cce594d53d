import { mergeRuns } from './merge-runs.js';
import { multiplyPanel } from './multiply-panel.js';
import { decodeRun, encodeRun } from './run-codec.js';
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
  decodeRun,
  encodeRun,
  mergeRuns,
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
  weighInformation16: weighInformation as (
    starts: Uint32Array,
    columns: Uint16Array,
    values: Float32Array,
    keptColumns: Uint16Array,
    keptValues: Float32Array,
    kept: Uint32Array,
    contexts: Float64Array,
    scale: number,
    measure: number,
    begin: number,
    end: number,
  ) => void,
  weighInformation32: weighInformation as (
    starts: Uint32Array,
    columns: Uint32Array,
    values: Float32Array,
    keptColumns: Uint32Array,
    keptValues: Float32Array,
    kept: Uint32Array,
    contexts: Float64Array,
    scale: number,
    measure: number,
    begin: number,
    end: number,
  ) => void,
};

/** The kernels by name, compiled or plain. */
export type Kernels = typeof plainKernels;

/** The name of a kernel. */
export type KernelName = keyof Kernels;

/** The names of all kernels in a fixed order, by which threads agree on a number for each. */
export const kernelNames = Object.keys(plainKernels) as KernelName[];
