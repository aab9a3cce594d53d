export * from './multiply-panel';
export * from './weigh-information';
