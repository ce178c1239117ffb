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

/** Three kinds of test: `unit` touches nothing, `int` touches real servers, `e2e` runs whole processes. */
export default {
  projects: [project('unit'), project('int'), project('e2e')],
  testTimeout: 120_000,
};
