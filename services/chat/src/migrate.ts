import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { z } from 'zod';
import { migrations } from './migrations/index.ts';
import { Migrator } from './migrations/migrator.ts';
import { defineModels, ensureIndexes } from './stores/models.ts';

const line = {
  command: 'node src/migrate.ts',
  about:
    'Brings what MongoDB holds to this release, or takes the last steps back. Chat nodes do the first by themselves when they\n' +
    'start. Killed in the middle it can be run again.',
  words: { name: 'up | down [COUNT] | state', about: 'forward; back by so many steps (1); what is applied' },
};
const { words } = readCommandLine(line);
const [direction = '', count = '1'] = words;
const isDown = direction === 'down' && words.length <= 2 && /^[1-9]\d{0,3}$/.test(count);
if (!isDown && !(words.length === 1 && ['up', 'state'].includes(direction))) {
  refuseCommandLine(line, 'Say up, down or state.');
}

const { MONGO_URL } = orExit(() => readConfig(z.object({ MONGO_URL: z.url() })));
const logger = createLogger({ service: 'chat-migrate', node: 'migrate', level: 'info' });
// A step may take longer than a request may.
const connection = await connectMongo(MONGO_URL, { name: 'migrate', maxPoolSize: 5, timeoutMs: 60_000, logger });
try {
  const stores = defineModels(connection);
  const migrator = new Migrator({ stores, migrations, logger });
  if (direction === 'up') {
    await ensureIndexes(stores);
    await migrator.up();
  } else if (direction === 'down') await migrator.down(Number(count));
  for (const { version, state } of await migrator.state()) console.log(`${state.padEnd(12)}${version}`);
} catch (error) {
  logger.fatal({ err: error }, 'migration failed');
  process.exitCode = 1;
} finally {
  await connection.close();
}
