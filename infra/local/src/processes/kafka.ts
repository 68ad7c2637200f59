import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { setUpKafka } from '@parley/runtime/kafka/kafka-setup';
import { ownFolder, writeWhole } from '../machine/files.ts';
import { kafkaPasswords } from '../stores/kafka-accounts.ts';
import { withKafkaAdmin } from '../stores/kafka-client.ts';
import { kafkaProperties } from '../stores/kafka-properties.ts';
import { Problem } from '../problem.ts';
import { runCommand } from '../machine/run-command.ts';
import type { ProbeResult } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';

const LOG4J = `log4j.rootLogger=INFO, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n
`;

// From the data folder, where it runs: Kafka's own settings take neither a comma in a path nor, in a URL, a blank.
const FOLDER = 'kafka';
const CONF = 'conf/kafka.properties';
const LOGGING = 'conf/kafka-log4j.properties';

/** Kafka, one KRaft node that is broker and controller. */
export const kafka: Part = {
  tools: ['java', 'kafka'],
  async servers(stack) {
    const port = await stack.ports.claim('kafka');
    const controllerPort = await stack.ports.claim('kafka-controller');
    const { data } = stack.layout;
    const classPath = ['-cp', join(stack.tool('kafka'), '*'), `-Dlog4j.configuration=file:${LOGGING}`];
    const { admin } = stack.connections.kafka;
    return [
      {
        name: 'kafka',
        kind: 'store',
        after: [],
        command: stack.tool('java'),
        args: [
          '-Xms384m',
          '-Xmx384m',
          '-XX:+UseSerialGC',
          '-XX:TieredStopAtLevel=1',
          ...classPath,
          'kafka.Kafka',
          CONF,
        ],
        cwd: data,
        port,
        prepare: async () => {
          ownFolder(join(data, FOLDER));
          writeWhole(join(data, LOGGING), LOG4J);
          writeWhole(join(data, CONF), properties(stack, port, controllerPort));
          await formatOnce(stack, classPath);
        },
        probe: () => probe(admin),
        settle: () => settle(admin),
        stopTimeoutMs: 15_000,
      },
    ];
  },
};

function properties({ secrets }: StackContext, port: number, controllerPort: number): string {
  const [client, controller] = [`127.0.0.1:${port}`, `127.0.0.1:${controllerPort}`];
  const where = { listen: client, advertised: client, controllerListen: controller, controller, logDir: FOLDER };
  return kafkaProperties({ ...where, passwords: kafkaPasswords(secrets) });
}

/** Gives the log folder its cluster id, once. */
async function formatOnce({ tool, secrets, layout: { data } }: StackContext, classPath: string[]): Promise<void> {
  if (existsSync(join(data, FOLDER, 'meta.properties'))) return;
  // Joined to its option: every 64th id begins with "-" and would be read as an option of its own.
  const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${secrets.kafkaClusterId}`, '-c', CONF];
  await runCommand(tool('java'), ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...classPath, ...format], { cwd: data });
}

/** Ready when the broker lists itself: it is then registered with the controller and serves its partitions. */
async function probe(admin: KafkaConnection): Promise<ProbeResult> {
  const { brokers } = await withKafkaAdmin(admin, client => client.describeCluster());
  return brokers.length > 0 ? { health: 'ready' } : { health: 'down', reason: 'not registered yet' };
}

async function settle(admin: KafkaConnection): Promise<void> {
  await setUpKafka(admin);
  await coordinatorIsThere(admin);
}

const COORDINATOR_LIMIT_MS = 60_000;

/** A new broker makes the topic of its groups when the first asks; a consumer that cannot wait gives up until then. */
async function coordinatorIsThere(admin: KafkaConnection): Promise<void> {
  const limit = performance.now() + COORDINATOR_LIMIT_MS;
  for (;;) {
    try {
      return await withKafkaAdmin(admin, async client => {
        // The client asks the brokers that it knows of: this makes it know them.
        await client.describeCluster();
        await client.describeGroups(['parley']);
      });
    } catch (error) {
      if (performance.now() > limit) throw noCoordinator(error);
      await sleep(50);
    }
  }
}

function noCoordinator(error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return new Problem(`Kafka gives no group coordinator: ${why}`, 'Look into its log and start again.');
}
