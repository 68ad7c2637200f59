import { join } from 'node:path';
import { ownFolder, writeWhole } from '../machine/files.ts';
import { propertyValue } from '../stores/kafka-properties.ts';
import type { ProbeResult } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';

// From the data folder, where it runs, so that no path needs escapes.
const FOLDER = 's3';
const CONF = 'conf/s3proxy.conf';
const LOGGING = 'conf/s3proxy-logback.xml';

const LOGBACK = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>[%d] %level %msg \\(%logger\\)%n</pattern></encoder>
  </appender>
  <root level="warn"><appender-ref ref="out"/></root>
</configuration>
`;

/** S3Proxy: pictures, as files in the data folder behind the interface of S3. */
export const s3: Part = {
  tools: ['java', 's3proxy'],
  async servers(stack) {
    const port = await stack.ports.claim('s3');
    const { data } = stack.layout;
    const jvm = ['-Xmx192m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Dlogback.configurationFile=${LOGGING}`];
    return [
      {
        name: 's3',
        kind: 'store',
        after: [],
        command: stack.tool('java'),
        args: [...jvm, '-cp', join(stack.tool('s3proxy'), '*'), 'org.gaul.s3proxy.Main', '--properties', CONF],
        cwd: data,
        port,
        prepare: async () => {
          ownFolder(join(data, FOLDER));
          writeWhole(join(data, LOGGING), LOGBACK);
          writeWhole(join(data, CONF), properties(stack));
        },
        probe: () => probe(stack.connections.s3.url),
      },
    ];
  },
};

function properties({ connections: { s3 } }: StackContext): string {
  const values = {
    's3proxy.endpoint': s3.url,
    's3proxy.authorization': 'aws-v2-or-v4',
    's3proxy.identity': s3.accessKey,
    's3proxy.credential': s3.secret,
    'jclouds.provider': 'filesystem-nio2',
    'jclouds.filesystem.basedir': FOLDER,
    // Of the store behind it, which asks for none; they must be there all the same.
    'jclouds.identity': s3.accessKey,
    'jclouds.credential': s3.secret,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${propertyValue(value)}\n`)
    .join('');
}

/** Without credentials it answers that it refuses, which is an answer. */
async function probe(url: string): Promise<ProbeResult> {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  return status < 500 ? { health: 'ready' } : { health: 'down', reason: `answered ${status}` };
}
