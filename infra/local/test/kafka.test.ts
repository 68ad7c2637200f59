import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { kafkaConnections } from '../src/stores/kafka-accounts.ts';
import { openLayout } from '../src/data/layout.ts';
import { Ports } from '../src/network/ports.ts';
import { kafka } from '../src/processes/kafka.ts';
import { terminalProgress } from '../src/progress.ts';
import { openSecrets } from '../src/data/secrets.ts';
import type { StackContext } from '../src/stack/stack-context.ts';
import { provision } from '../src/tools/provision.ts';
import { temporaryFolder } from './temporary-folder.ts';

const layout = openLayout(join(temporaryFolder(), 'data'));

test('a cluster id that begins like an option formats the log folder', async () => {
  const tools = await provision(kafka.tools, readConfig().cacheDir, terminalProgress());
  const secrets = { ...openSecrets(layout.secrets), kafkaClusterId: '-jcCgOEkTG5hF8THCc7WKw' };
  const stack = {
    layout,
    ports: new Ports(layout.ports),
    secrets,
    connections: { kafka: kafkaConnections(['127.0.0.1:9092'], secrets) },
    tool: name => tools.get(name),
  } as StackContext;
  const [server] = await kafka.servers(stack, []);
  await server?.prepare?.();
  const formatted = readFileSync(join(layout.data, 'kafka/meta.properties'), 'utf8');
  expect(formatted).toContain('cluster.id=-jcCgOEkTG5hF8THCc7WKw');
});
