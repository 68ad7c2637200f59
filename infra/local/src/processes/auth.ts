import { join } from 'node:path';
import { environmentOf } from '@parley/runtime/kafka-connection';
import { originsOf } from '../gateway-address.ts';
import { runCommand } from '../run-command.ts';
import { openSigningKeys } from '../secrets.ts';
import type { Part, StackContext } from '../stack-context.ts';
import { nodeService } from './node-service.ts';

/** The auth service; its migrations run before its first start. */
export const auth: Part = {
  tools: [],
  async servers(stack) {
    const { postgresUrl, postgresOwnerUrl, redis, kafka } = stack.connections;
    const server = await nodeService(stack, {
      name: 'auth-1',
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
    });
    return [{ ...server, once: () => migrate(stack, { ...server.env, POSTGRES_OWNER_URL: postgresOwnerUrl }) }];
  },
};

async function migrate({ config }: StackContext, env: Record<string, string>): Promise<void> {
  const script = join(config.root, 'services/auth/src/migrate.ts');
  const fix = 'Mend the migration that is named above and start again.';
  await runCommand(process.execPath, [script, 'up'], { cwd: config.root, env: { ...config.inherited, ...env }, fix });
}
