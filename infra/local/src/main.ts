import { startDetached } from './commands/start-detached.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { stop } from './commands/stop.ts';
import { test } from './commands/test.ts';
import { readConfig } from './config.ts';
import { describeFailure } from './problem.ts';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start: args => (args.includes('--detach') ? startDetached(readConfig()) : start(readConfig())),
  stop: () => stop(readConfig()),
  status: args => status(readConfig(), args.includes('--json')),
  test: args => test(readConfig(), args),
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
