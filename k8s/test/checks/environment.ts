import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { processes } from '@parley/runtime/process/processes';
import type { Rendered } from '../render.ts';
import { containersOf, podsOf, type Container } from '../resource.ts';

const root = resolve(import.meta.dirname, '../../..');
const everywhere = ['services/runtime/src/process/config.ts', 'services/runtime/src/kafka/kafka-connection.ts'];

/** The function with which each container's process reads its environment, and where all that it reads is named. */
const readers: Record<string, { file: string; reader?: string }> = {
  ...Object.fromEntries(
    Object.entries(processes).map(([name, { image, config }]) => [
      name,
      { file: `services/${image}/src/config.ts`, reader: config },
    ]),
  ),
  // These two by name alone: one wants a real certificate, the other is a script, which to import would be to run.
  gateway: { file: 'gateway/src/container/config.ts' },
  migrate: { file: 'services/auth/src/migrate.ts' },
};

/** What stands for values that only a cluster knows. */
const known: Record<string, string> = {
  'metadata.name': 'parley-chat-0',
  'status.podIP': '10.0.3.7',
  'status.hostIP': '10.0.0.2',
};
const samples: Record<string, string> = {
  POSTGRES_URL: 'postgres://parley:4f9d0c1be27a8365@postgres:5432/parley',
  POSTGRES_OWNER_URL: 'postgres://owner:4f9d0c1be27a8365@postgres:5432/parley',
  REDIS_URL: 'redis://:4f9d0c1be27a8365@redis:6379',
  MONGO_URL: 'mongodb://parley:4f9d0c1be27a8365@mongo:27017/parley',
  CALL_TICKET_SECRET: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  TURN_SECRET: '4f9d0c1be27a8365c7b1',
  S3_SECRET: '4f9d0c1be27a8365c7b2',
  KAFKA_SASL_PASSWORD: '4f9d0c1be27a8365',
  KAFKA_CA: '-----BEGIN CERTIFICATE-----',
};

/** Each process reads what the chart gives it with its own code: nothing is missing or wrong, and nothing is read by nobody. */
export async function findMisread({ resources }: Rendered): Promise<string[]> {
  const containers = podsOf(resources).flatMap(({ spec }) => containersOf(spec));
  const found = await Promise.all(containers.map(container => problemsOf(container)));
  return found.flat();
}

async function problemsOf(container: Container): Promise<string[]> {
  const process = readers[container.name];
  return process ? [...unreadBy(container, process.file), ...(await refusedBy(container, process))] : [];
}

async function refusedBy(container: Container, { file, reader }: { file: string; reader?: string }): Promise<string[]> {
  if (!reader) return [];
  const folder = mkdtempSync(join(tmpdir(), 'parley-chart-'));
  try {
    const module = pathToFileURL(join(root, file)).href;
    const script = `const config = await import('${module}'); config.${reader}();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: environmentOf(container, folder),
    });
    return [];
  } catch (error) {
    return [`${container.name}: ${(error as { stderr: string }).stderr}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unreadBy({ name, env = [] }: Container, file: string): string[] {
  const text = [file, ...everywhere].map(path => readFileSync(join(root, path), 'utf8')).join('\n');
  const values = env.map(({ value }) => value).join('\n');
  const isRead = (variable: string): boolean =>
    new RegExp(`\\b${variable.replace(/_FILE$/, '(_FILE)?')}\\b`).test(text) || values.includes(`$(${variable})`);
  return env.filter(variable => !isRead(variable.name)).map(variable => `${name}: nobody reads ${variable.name}`);
}

/** As the kubelet makes it; secrets are samples in files of their own. */
function environmentOf({ env = [] }: Container, folder: string): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { name, value, valueFrom } of env) {
    const { fieldRef } = (valueFrom ?? {}) as { fieldRef?: { fieldPath: string } };
    const plain = fieldRef ? (known[fieldRef.fieldPath] ?? '') : (value ?? '');
    environment[name] = plain.replace(/\$\((\w+)\)/g, (whole, other: string) => environment[other] ?? whole);
    if (name.endsWith('_FILE')) environment[name] = sampleFile(folder, name.replace(/_FILE$/, ''));
  }
  return environment;
}

function sampleFile(folder: string, name: string): string {
  const file = join(folder, name);
  writeFileSync(file, samples[name] ?? '');
  return file;
}
