export * from './trigger.ts';
export * from './judge-causes.ts';
export * from './next-step.ts';
export * from './follow-cards.ts';
export * from './alert-budget.ts';
