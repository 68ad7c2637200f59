import { join } from 'node:path';
import { environmentOf } from '@parley/runtime/kafka-connection';
import { originsOf } from '../gateway-address.ts';
import { runCommand } from '../run-command.ts';
import { openSigningKeys } from '../secrets.ts';
import type { Part, StackContext } from '../stack-context.ts';
import { nodeService, numbered } from './node-service.ts';

/** The auth nodes, PARLEY_AUTH_NODES of them; the migrations run before the first one starts, and the others wait for it. */
export const auth: Part = {
  tools: [],
  async servers(stack) {
    const { postgresUrl, postgresOwnerUrl, redis, kafka } = stack.connections;
    const shared = {
      service: 'auth',
      entry: 'services/auth/src/main.ts',
      after: ['postgres', 'redis', 'kafka'],
      listens: true,
      env: {
        POSTGRES_URL: postgresUrl,
        REDIS_URL: redis.auth,
        ...environmentOf(kafka.auth),
        PUBLIC_ORIGINS: originsOf(stack.config, stack.address).join(','),
        AUTH_KEYS_DIR: openSigningKeys(stack.layout),
      },
    };
    const names = numbered('auth', stack.config.authNodes);
    const nodes = await Promise.all(names.map(name => nodeService(stack, { ...shared, name })));
    return nodes.map((node, at) =>
      at === 0
        ? { ...node, once: () => migrate(stack, { ...node.env, POSTGRES_OWNER_URL: postgresOwnerUrl }) }
        : { ...node, after: [...node.after, 'auth-1'] },
    );
  },
};

async function migrate({ config }: StackContext, env: Record<string, string>): Promise<void> {
  const script = join(config.root, 'services/auth/src/migrate.ts');
  const fix = 'Mend the migration that is named above and start again.';
  await runCommand(process.execPath, [script, 'up'], { cwd: config.root, env: { ...config.inherited, ...env }, fix });
}
