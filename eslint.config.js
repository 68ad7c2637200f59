import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A workspace imports what it or the root declares; the root's are the tools that every workspace is built and tested with. */
const { workspaces } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const declared = workspaces
  .flatMap(pattern =>
    pattern.endsWith('/*')
      ? readdirSync(join(import.meta.dirname, pattern.slice(0, -2))).map(name => pattern.replace('*', name))
      : [pattern],
  )
  .filter(workspace => existsSync(join(import.meta.dirname, workspace, 'package.json')))
  .map(workspace => ({
    files: [`${workspace}/**/*.{js,mjs,ts,tsx}`],
    rules: {
      'import-x/no-extraneous-dependencies': [
        'error',
        {
          packageDir: [import.meta.dirname, join(import.meta.dirname, workspace)],
          devDependencies: [
            '**/test/**',
            '**/*.config.{js,ts}',
            '{load-tests,k8s,infra/grafana,frontend}/**',
            'services/dev-env/**',
          ],
        },
      ],
    },
  }));

const drivers = ['express', 'socket.io', 'kafkajs', 'pg', 'mongoose', 'ioredis', 'mediasoup'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.parley/', 'load-tests/results/', 'gateway/njs/']),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ alwaysTryTypes: true })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment once, in config.ts.' },
      ],
      'no-undef': 'off',
      // Promise.withResolvers<void>() and unions with void are how TypeScript says that there is no value.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...declared,
  {
    // Run by k6, which brings these modules along.
    files: ['load-tests/k6/**'],
    rules: { 'import-x/no-extraneous-dependencies': 'off' },
  },
  {
    files: ['services/**/src/**', 'infra/**', 'gateway/**'],
    ignores: [
      'services/runtime/src/kafka/**',
      'infra/local/src/{stores/kafka-client,monitoring/kafka-exporter}.ts',
      'infra/doctor/{src/clients,test/plants}/kafka.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'kafkajs', message: 'Only runtime/kafka knows the Kafka client.' }] },
      ],
    },
  },
  {
    files: ['frontend/src/**'],
    ignores: ['frontend/src/lib/clock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'Durations use elapsed(), dates wallClock() or serverNow(), of lib/clock.ts.',
        },
      ],
    },
  },
  {
    files: ['frontend/src/**'],
    ignores: ['frontend/src/lib/device/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage'].map(name => ({
          name,
          message: 'It may be blocked: use storedValue() of lib/device.',
        })),
        { name: 'BroadcastChannel', message: 'It may be blocked: use tabChannel() of lib/device.' },
        { name: 'indexedDB', message: 'Use lib/chat/device or lib/device.' },
      ],
    },
  },
  {
    files: ['services/*/src/domain/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: drivers.map(name => ({ name, message: 'The domain knows no drivers.' })) },
      ],
    },
  },
  {
    files: [
      '**/config.ts',
      '**/*.config.{js,ts}',
      '**/test/**',
      '**/e2e/**',
      'services/dev-env/**',
      'load-tests/**',
      '**/*.mjs',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // mongosh runs it, which knows CommonJS alone.
    files: ['infra/compose/mongo/**'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
