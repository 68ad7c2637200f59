import { join } from 'node:path';
import { runCommand } from '../machine/run-command.ts';
import { openSigningKeys } from '../data/secrets.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';
import { mailEnv } from './mail.ts';
import { nodesOf } from './node-service.ts';

/** The auth nodes, PARLEY_AUTH_NODES of them; the migrations run before the first one starts, and the others wait for it. */
export const auth: Part = {
  tools: [],
  async servers(stack) {
    const { postgresOwnerUrl } = stack.connections;
    const keys = { AUTH_KEYS_DIR: openSigningKeys(stack.layout) };
    const nodes = await nodesOf(stack, 'auth', { ...keys, ...(await mailEnv(stack)) });
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
