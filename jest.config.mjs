import { swcOptions } from './tools/swc-options.mjs';

const project = (kind, more = {}) => ({
  displayName: kind,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/{apps,libs,tests}/**/*.${kind}.spec.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@careway/source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: ['/node_modules/', '\\.js$', '\\.mjs$'],
  modulePathIgnorePatterns: ['<rootDir>/\\.local', '<rootDir>/.*/dist/'],
  ...more,
});

/**
 * Four kinds of test: `unit` touches nothing, `int` touches real servers, `e2e` runs whole processes, and `proof` harms
 * them by chance and judges all that came of it.
 */
export default {
  projects: [project('unit'), project('int'), project('e2e'), project('proof')],
  testTimeout: 120_000,
  maxConcurrency: 2,
};
