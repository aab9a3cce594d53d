export * from './multiply-panel';
