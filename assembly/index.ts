export { mergeRuns } from './merge-runs';
export * from './multiply-panel';
export { decodeRun, encodeRun } from './run-codec';
export * from './weigh-information';
