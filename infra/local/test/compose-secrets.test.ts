import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { usersOf } from '@parley/runtime/process/processes';
import { parse } from 'yaml';
import { readConfig, ROOT } from '../src/config.ts';
import { writeSecretFiles } from '../src/compose/secret-files.ts';
import { openLayout } from '../src/data/layout.ts';
import { openSecrets } from '../src/data/secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

function written(): string {
  const layout = openLayout(folder);
  mkdirSync(layout.certificates, { recursive: true });
  const files = ['ca', 'cert', 'key'].map(name => [name, join(layout.certificates, `${name}.pem`)]);
  for (const [name, file] of files) writeFileSync(file ?? '', name ?? '');
  const certificate = Object.fromEntries(files) as { ca: string; cert: string; key: string };
  writeSecretFiles({ config: readConfig({}), layout, secrets: openSecrets(layout.secrets), certificate });
  return join(folder, 'secrets');
}

const secretsFolder = written();
const read = (name: string): string => readFileSync(join(secretsFolder, name), 'utf8');

test('every file that docker-compose.yml names is made, readable in a container, in a folder for its owner alone', () => {
  const { secrets } = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  const names = Object.values(secrets as Record<string, { file: string }>).map(({ file }) => file.split('/').at(-1));
  expect(readdirSync(secretsFolder)).toEqual(expect.arrayContaining([...names, 'auth-keys', 'mongodb-exporter.env']));
  expect(statSync(secretsFolder).mode & 0o777).toBe(0o700);
  for (const name of names) expect(statSync(join(secretsFolder, name ?? '')).mode & 0o777).toBe(0o444);
});

test('no secret is in two places with two values', () => {
  expect(read('postgres-url')).toContain(`:${read('postgres-auth-password')}@`);
  expect(read('postgres-owner-url')).toContain(`:${read('postgres-password')}@`);
  expect(read('redis.conf')).toContain(`requirepass ${read('redis-password')}\n`);
  for (const account of usersOf('redis')) {
    const { username, password } = new URL(read(`redis-${account}-url`));
    expect(username).toBe(account);
    expect(read('redis.conf')).toContain(`\nuser ${account} on >${password} ~`);
  }
  expect(read('mongo-url')).toContain(`:${read('mongo-password')}@`);
  for (const account of ['admin', ...usersOf('kafka')])
    expect(read('kafka.properties')).toContain(`user_${account}="${read(`kafka-${account}-password`)}"`);
  expect(read('turnserver.conf')).toContain(`static-auth-secret=${read('turn-secret')}\n`);
});
