export * from './multiply-panel';
export { nearestRows8 } from './nearest-row-bytes';
export { nearestRows16, nearestRows32 } from './nearest-rows';
