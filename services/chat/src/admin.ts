import { parseArgs } from 'node:util';
import { readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { z } from 'zod';
import { createAdminContext } from './admin/context.ts';
import { roomCommands } from './admin/rooms.ts';

const usage = `Usage: npm run admin -- rooms COMMAND   (in the image of chat: node src/admin.ts rooms COMMAND)

ROOM is the id of a group, NAME a username or an id.
  list NAME                            lists the groups that somebody is in
  remove-member ROOM NAME --by NAME    takes somebody out of a group
  hand-over ROOM NAME --by NAME        makes a member the owner of a group
  audit                                lists what was done

--by says in whose name: the group tells it among its messages. Needs MONGO_URL, and REDIS_URL so that calls end at once.`;

function readArguments() {
  try {
    const options = { by: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
const [area, name = '', ...words] = positionals;
const command = area === 'rooms' && Object.hasOwn(roomCommands, name) ? roomCommands[name] : undefined;
if (values.help || !command) {
  console[values.help ? 'log' : 'error'](usage);
  process.exit(values.help ? 0 : 2);
}

const config = orExit(() => readConfig(z.object({ MONGO_URL: z.url(), REDIS_URL: z.url().optional() })));
const context = await createAdminContext(config);
try {
  for (const line of await command(context, { words, by: values.by })) console.log(line);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await context.close();
}
