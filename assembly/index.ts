export * from './count-pairs';
export * from './encode-types';
export * from './invert-tokens';
export * from './move-slots';
export * from './multiply-panel';
export * from './tokenise';
