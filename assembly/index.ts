export { addOuterProducts } from './add-outer-products';
export * from './multiply-panel';
export { multiplyRowProducts } from './multiply-row-products';
export { nearestRows8 } from './nearest-row-bytes';
export { nearestRows16, nearestRows32 } from './nearest-rows';
export { roundVectors } from './round-vectors';
export { scoreGlosses8, scoreGlosses32 } from './score-glosses';
export { scoreMatrixPair } from './score-matrix-pair';
