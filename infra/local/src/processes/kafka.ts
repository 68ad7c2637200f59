import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeWhole } from '../files.ts';
import { exchange } from '../probes.ts';
import { Problem } from '../problem.ts';
import { runCommand } from '../run-command.ts';
import type { ProbeResult } from '../server.ts';
import type { Part, StackContext } from '../stack-context.ts';

const LOG4J = `log4j.rootLogger=INFO, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n
`;

/** Kafka, one KRaft node that is broker and controller. */
export const kafka: Part = {
  tools: ['java', 'kafka'],
  async servers(stack) {
    const port = await stack.ports.claim('kafka');
    const controllerPort = await stack.ports.claim('kafka-controller');
    const folder = join(stack.layout.data, 'kafka');
    const conf = join(stack.layout.conf, 'kafka.properties');
    const logging = join(stack.layout.conf, 'kafka-log4j.properties');
    const classPath = ['-cp', join(stack.tool('kafka'), '*'), `-Dlog4j.configuration=file:${logging}`];
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
          conf,
        ],
        port,
        prepare: async () => {
          mkdirSync(folder, { recursive: true });
          writeWhole(logging, LOG4J);
          writeWhole(conf, settings(folder, port, controllerPort));
          await formatOnce(stack, classPath, conf, folder);
        },
        probe: () => probe(port),
        settle: () => coordinatorIsThere(port),
        stopTimeoutMs: 15_000,
      },
    ];
  },
};

function settings(folder: string, port: number, controllerPort: number): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${folder}
auto.create.topics.enable=false
min.insync.replicas=1
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=10
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
log.retention.hours=168
# After a kill -9 the controller holds the broker's place until its session ends: keep that short.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
`;
}

/** Gives the log folder its cluster id, once. */
async function formatOnce(
  { tool, secrets }: StackContext,
  classPath: string[],
  conf: string,
  folder: string,
): Promise<void> {
  if (existsSync(join(folder, 'meta.properties'))) return;
  // Joined to its option: every 64th id begins with "-" and would be read as an option of its own.
  const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${secrets.kafkaClusterId}`, '-c', conf];
  await runCommand(tool('java'), ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...classPath, ...format]);
}

// Metadata request (API 3, version 1) for no topics: int32 size, int16 API, int16 version, int32 id, null client, empty array.
const METADATA_REQUEST = Buffer.from('0000000e0003000100000001ffff00000000', 'hex');
const BROKER_COUNT_AT = 8;

/** Ready when the broker lists itself: it is then registered with the controller and serves its partitions. */
async function probe(port: number): Promise<ProbeResult> {
  const answer = await exchange(port, METADATA_REQUEST, BROKER_COUNT_AT + 4);
  return answer.readInt32BE(BROKER_COUNT_AT) > 0
    ? { health: 'ready' }
    : { health: 'down', reason: 'not registered yet' };
}

// FindCoordinator request (API 10, version 0) for the group "parley".
const COORDINATOR_REQUEST = Buffer.from('00000012000a000000000002ffff00067061726c6579', 'hex');
const COORDINATOR_ERROR_AT = 8;
const COORDINATOR_LIMIT_MS = 60_000;

/** A new broker makes the topic of its groups when the first asks; a consumer that cannot wait gives up until then. */
async function coordinatorIsThere(port: number): Promise<void> {
  const limit = performance.now() + COORDINATOR_LIMIT_MS;
  while (performance.now() < limit) {
    const answer = await exchange(port, COORDINATOR_REQUEST, COORDINATOR_ERROR_AT + 2);
    if (answer.readInt16BE(COORDINATOR_ERROR_AT) === 0) return;
    await sleep(50);
  }
  throw new Problem('Kafka gives no group coordinator.', 'Look into its log and start again.');
}
