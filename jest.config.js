/** One configuration for every workspace: TypeScript through swc, ESM as the services run it. */
export default {
  testMatch: ['<rootDir>/{services/*,infra/*,gateway,load-tests,frontend}/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/services/dev-env/src/global-setup.ts',
  // One more than there are cores on the smallest machine: many tests wait for something, and not for the processor.
  maxWorkers: 3,
  // Ends a test that hangs. It is long enough for a busy machine; a shorter limit of a test would only fail there.
  testTimeout: 240_000,
};
