import { start } from './commands/start.ts';
import { readConfig } from './config.ts';
import { describeFailure } from './problem.ts';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start: () => start(readConfig()),
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
