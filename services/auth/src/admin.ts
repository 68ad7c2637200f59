import { parseArgs } from 'node:util';
import { list, readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { connectPostgres } from '@parley/runtime/stores/postgres';
import { z } from 'zod';
import { registrationCommands, type AdminContext } from './admin/registration.ts';
import { createDatabase } from './stores/database.ts';

const usage = `Usage: npm run admin -- registration COMMAND   (in the image: node src/admin.ts registration COMMAND)

  invite [--uses N] [--days N] [--note TEXT]   makes a link with which N people (1) may register for N days (7)
  invites                                      lists the newest invitations
  revoke ID                                    ends an invitation
  requests                                     lists people who wait for an approval
  approve ID…                                  gives them their accounts
  refuse ID…                                   takes them off the list

Needs POSTGRES_URL; with PUBLIC_ORIGINS the link is whole.`;

const options = {
  uses: { type: 'string' },
  days: { type: 'string' },
  note: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
const [area, name = '', ...ids] = positionals;
const command = area === 'registration' ? registrationCommands[name] : undefined;
if (values.help || !command) {
  console[values.help ? 'log' : 'error'](usage);
  process.exit(values.help ? 0 : 2);
}

const config = orExit(() => readConfig(z.object({ POSTGRES_URL: z.url(), PUBLIC_ORIGINS: list.optional() })));
const pool = connectPostgres(config.POSTGRES_URL, { name: 'admin', max: 1 });
const context: AdminContext = { database: createDatabase(pool), origin: config.PUBLIC_ORIGINS?.at(-1) ?? '' };
try {
  for (const line of await command(context, { ...values, ids })) console.log(line);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await pool.end();
}
