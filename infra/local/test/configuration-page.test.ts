import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { countVariable, processNames } from '@parley/runtime/process/processes';
import { ROOT } from '../src/config.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
// What Compose alone takes stands on the second one, to which the first one sends its readers.
const page = read('docs/configuration.md') + read('docs/operators/install.md');
const isTold = (name: string): boolean => new RegExp(`\`${name}(?=[\`=])`).test(page);

/** Where processes and commands read their environment: lint lets nothing else do so. */
const readers = [
  ...globSync('{services,infra,gateway}/**/src/**/config.ts', { cwd: ROOT }),
  'services/auth/src/migrate.ts',
  'services/runtime/src/kafka/kafka-connection.ts',
].filter(file => !file.includes('node_modules') && !file.includes('dev-env'));

/** A key of a schema, or what is asked of the environment: `NAME:`, `env.NAME`, `env['NAME']`, `(env, 'NAME'`. */
const variable =
  /(?:^|[{,])\s*([A-Z][A-Z0-9_]{3,}):|env(?:ironment)?(?:\.|\[')([A-Z][A-Z0-9_]+)|\(env, '([A-Z0-9_]+)'/gm;

function variablesOf(text: string): string[] {
  const names = [...text.matchAll(variable)].map(([, key, asked, given]) => key ?? asked ?? given ?? '');
  return [...new Set(names)];
}

test.each(readers)('every variable that %s reads is told', file => {
  expect(variablesOf(read(file)).filter(name => !isTold(name))).toEqual([]);
});

test('the readers are found, and their variables', () => {
  const names = readers.flatMap(file => variablesOf(read(file)));
  expect(readers.length).toBeGreaterThan(6);
  expect(names).toEqual(
    expect.arrayContaining(['POSTGRES_OWNER_URL', 'MONGO_URL', 'PARLEY_DATA_DIR', 'GATEWAY_LIMITS']),
  );
});

test('every variable that docker-compose.yml takes is told', () => {
  const names = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);
  // processes.test.ts holds that those of the list of processes are told.
  const counts = new Set(processNames.map(countVariable));
  expect([...new Set(names)].filter(name => !counts.has(name) && !isTold(name))).toEqual([]);
});

test('every limit by name is on the page', () => {
  const limits = ['auth', 'chat', 'video', 'files'].flatMap(service =>
    [...read(`services/${service}/src/config.ts`).matchAll(/^ {2}(\w+): \{ rate: /gm)].map(([, name = '']) => name),
  );
  expect(limits.length).toBeGreaterThan(15);
  expect(limits.filter(name => !isTold(name))).toEqual([]);
});
