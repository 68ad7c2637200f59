import { parseArgs } from 'node:util';
import { list, readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { z } from 'zod';
import type { Command } from './admin/command.ts';
import { createAdminContext } from './admin/context.ts';
import { peopleCommands } from './admin/people.ts';
import { registrationCommands } from './admin/registration.ts';

const usage = `Usage: npm run admin -- AREA COMMAND   (in the image: node src/admin.ts AREA COMMAND)

people: accounts. NAME is a username, an e-mail address or an id.
  list [--search TEXT] [--suspended]           lists the newest accounts, or those that hold a text
  find NAME                                    tells all about one
  suspend NAME [--reason TEXT]                 cuts what is signed in, and lets nobody sign in to it
  restore NAME                                 ends that
  end-sessions NAME                            signs all its devices out
  role NAME admin|user                         changes the role, and signs all its devices out
  reset-link NAME                              makes a link that sets a new password, once, for 30 minutes
  first-admin                                  as long as nobody is admin: makes a link with which one person is

registration: who gets an account
  close | open                                 nobody registers from now on, or everybody, whatever the environment says
  mode [MODE]                                  tells what was chosen, or chooses: open, invite, approval, domain, closed,
                                               or as-configured for what the environment says
  invite [--uses N] [--days N] [--note TEXT]   makes a link with which N people (1) may register for N days (7)
  invites                                      lists the newest invitations
  revoke ID                                    ends an invitation
  requests                                     lists people who wait for an approval
  approve ID…                                  gives them their accounts
  refuse ID…                                   takes them off the list

rooms: groups and who is in them; served by chat, see: npm run admin -- rooms --help

Needs POSTGRES_URL, and REDIS_URL so that cuts go out at once; with PUBLIC_ORIGINS links are whole. Each change is in the audit.`;

const options = {
  uses: { type: 'string' },
  days: { type: 'string' },
  note: { type: 'string' },
  reason: { type: 'string' },
  search: { type: 'string' },
  suspended: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const areas: Record<string, Record<string, Command>> = { people: peopleCommands, registration: registrationCommands };

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

function commandOf(area = '', name = ''): Command | undefined {
  const commands = Object.hasOwn(areas, area) ? areas[area] : undefined;
  return commands && Object.hasOwn(commands, name) ? commands[name] : undefined;
}

const { values, positionals } = readArguments();
const [area, name, ...words] = positionals;
const command = commandOf(area, name);
if (values.help || !command) {
  console[values.help ? 'log' : 'error'](usage);
  process.exit(values.help ? 0 : 2);
}

const shape = z.object({ POSTGRES_URL: z.url(), REDIS_URL: z.url().optional(), PUBLIC_ORIGINS: list.optional() });
const context = createAdminContext(orExit(() => readConfig(shape)));
try {
  for (const line of await command(context, { ...values, words })) console.log(line);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await context.close();
}
