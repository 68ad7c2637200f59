/** One configuration for every workspace: TypeScript through swc, ESM as the services run it. */
export default {
  testMatch: ['<rootDir>/{services/*,infra/local,gateway,load-tests,frontend}/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 30_000,
};
