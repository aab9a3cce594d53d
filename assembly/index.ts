export * from './band-tridiagonal';
export * from './band-vectors';
export * from './double-products';
export * from './multiply-panel';
export * from './panel-products';
export * from './scatter-panel';
