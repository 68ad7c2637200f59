import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { processNames, usersOf } from '@parley/runtime/process/processes';
import { parse } from 'yaml';
import { ROOT } from '../src/config.ts';

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  healthcheck?: object;
  deploy?: { resources: { limits: { cpus: string; memory: string } } };
  environment?: Record<string, unknown>;
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  profiles?: string[];
  secrets?: (string | { source: string; target?: string })[];
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const file = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
};
const services = Object.entries(file.services);
const ours = services.filter(([, { build }]) => build);
const others = services.filter(([, { build }]) => !build);
const tasks = services.filter(([, { restart }]) => restart === 'no').map(([name]) => name);
/** Their images hold one program and no shell; Prometheus tells when they are away (ExporterDown). */
const withoutShell = ['mongodb-exporter', 'nginx-exporter'];

test.each(others)('%s: its image is pinned to an exact version', (_name, { image }) => {
  expect(image).toMatch(/^[a-z0-9./_-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/);
});

test.each(services)('%s: comes back by itself and is bounded', (name, { restart, deploy }) => {
  expect(restart).toBe(tasks.includes(name) ? 'no' : 'unless-stopped');
  expect(deploy?.resources.limits).toMatchObject({ cpus: expect.any(String), memory: expect.any(String) });
});

test.each(others.filter(([name]) => ![...tasks, ...withoutShell].includes(name)))(
  '%s: has a health check',
  (_name, { healthcheck }) => expect(healthcheck).toBeDefined(),
);

test.each(ours)('%s: writes nothing, is no root, has a health check', (_name, { build, read_only, cap_drop }) => {
  expect({ read_only, cap_drop }).toEqual({ read_only: true, cap_drop: ['ALL'] });
  const dockerfile = readFileSync(join(ROOT, build?.context ?? '', build?.dockerfile ?? ''), 'utf8');
  expect(dockerfile).toMatch(/^USER \d+:\d+$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

test.each(services)('%s: secrets come as files', (_name, { environment = {}, secrets = [] }) => {
  const secret = Object.keys(environment).filter(key => /PASSWORD|SECRET|(POSTGRES|REDIS|MONGO)_URL/.test(key));
  expect(secret.filter(key => !key.endsWith('_FILE'))).toEqual([]);
  const named = secrets.map(given => (typeof given === 'string' ? given : given.source));
  expect(Object.keys(file.secrets)).toEqual(expect.arrayContaining(named));
});

test('stores are on the data network alone, the gateway on the edge alone', () => {
  for (const name of ['postgres', 'redis', 'kafka', 'mongo']) expect(file.services[name]?.networks).toEqual(['data']);
  expect(file.services['gateway']?.networks).toEqual(['edge']);
});

test('the platform itself has no profile, what only watches it has one', () => {
  const watching = services.filter(([, { profiles }]) => profiles?.includes('observability')).map(([name]) => name);
  expect(watching).toEqual(expect.arrayContaining(['prometheus', 'alertmanager', 'grafana', 'traces']));
  for (const name of ['gateway', ...processNames]) expect(watching).not.toContain(name);
});

test('each service signs in to Kafka with an account of its own, after the accounts have their rights', () => {
  for (const name of usersOf('kafka')) {
    const { environment = {}, depends_on = {} } = file.services[name] ?? {};
    expect(environment).toMatchObject({
      KAFKA_SASL_MECHANISM: 'plain',
      KAFKA_SASL_USERNAME: name,
      KAFKA_SASL_PASSWORD_FILE: `/run/secrets/kafka-${name}-password`,
    });
    expect(depends_on['kafka-setup']).toEqual({ condition: 'service_completed_successfully' });
  }
});

test('each service signs in to Redis with an account of its own', () => {
  for (const name of usersOf('redis'))
    expect(file.services[name]?.secrets).toContainEqual({ source: `redis-${name}-url`, target: 'redis-url' });
});
