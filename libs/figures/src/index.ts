export * from './figure-known.ts';
export * from './judge-value.ts';
export * from './take-value.ts';
export * from './figure-state.ts';
export * from './total-of-figure.ts';
