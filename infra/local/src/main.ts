import { prepareCompose } from './compose/prepare.ts';
import { admin } from './commands/admin.ts';
import { dev } from './commands/dev.ts';
import { startCompose } from './commands/start-compose.ts';
import { startDetached } from './commands/start-detached.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { stop } from './commands/stop.ts';
import { readConfig, type Config } from './config.ts';
import { describeFailure } from './problem.ts';
import { terminalProgress } from './progress.ts';
import { chooseStack } from './stack/stack-choice.ts';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start: args => begin(readConfig(), args.includes('--detach')),
  dev: () => dev(readConfig()),
  stop: () => stop(readConfig()),
  status: args => status(readConfig(), args.includes('--json')),
  'prepare-compose': () => prepareCompose(readConfig(), terminalProgress()).then(() => 0),
  admin: args => admin(readConfig(), args),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command) throw new Error(`usage: main.ts ${Object.keys(commands).join('|')}`);
  process.exit(await command(args));
} catch (error) {
  for (const line of describeFailure(error)) console.error(line);
  process.exit(1);
}

async function begin(config: Config, detach: boolean): Promise<number> {
  if ((await chooseStack(config)) === 'compose') return startCompose(config, detach);
  return detach ? startDetached(config) : start(config);
}
