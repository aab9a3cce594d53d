export * from './count-pairs';
export * from './encode-types';
export * from './invert-tokens';
export { mergeRuns } from './merge-runs';
export * from './move-slots';
export * from './multiply-panel';
export { decodeRun, encodeRun } from './run-codec';
export * from './tokenise';
export * from './weigh-information';
