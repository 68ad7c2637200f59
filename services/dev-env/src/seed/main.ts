import { existsSync } from 'node:fs';
import { readConfig } from '@parley/local/config';
import { layoutOf } from '@parley/local/data/layout';
import { describeFailure } from '@parley/local/problem';
import { terminalProgress } from '@parley/local/progress';
import { readState } from '@parley/local/supervisor/state';
import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { endpoints } from '../endpoints.ts';
import { seed, type Seeded } from './seed.ts';

const line = {
  command: 'npm run seed --',
  about:
    'Fills the running platform with a dozen people who talk, react and call in seven scripts, and says who to sign in as.\n' +
    'Run again it finds what is there and goes on from there. PARLEY_DATA_DIR names another platform than .parley.',
  options: {
    seed: { type: 'string', about: 'a number: other people and other texts, the same for the same number (1)' },
    scale: { type: 'string', about: 'so many scenes (1), up to 1000; below 1 a smaller one: 0.1' },
    password: { type: 'string', about: 'of everybody, instead of one that is the same on every machine' },
    production: { type: 'boolean', about: 'does so even where PARLEY_ENV=production; needs --password' },
  },
} as const;

const { flags } = readCommandLine(line);
const number = readNumber('seed', flags.seed, { least: 0, most: 1_000_000, whole: true });
const scale = readNumber('scale', flags.scale, { least: 0.01, most: 1_000, whole: false });
const { dataDir } = readConfig();
const { endpoints: file, state } = layoutOf(dataDir);
if (!existsSync(file)) fail(`No platform has run in ${dataDir}. Start one: npm run dev, or npm start`);
// Where everything in dev-env looks for the platform.
process.env['PARLEY_DATA_DIR'] = dataDir;
const { environment, httpUrl } = endpoints();
if (environment === 'production' && !(flags.production && flags.password))
  fail(
    'This is a production platform, and everybody would know these accounts: --production with --password if you mean it.',
  );

const password = flags.password ?? 'lantern by the harbour';
try {
  const seeded = await seed({ seed: number, scale, password }, terminalProgress());
  console.log(summary(seeded));
} catch (error) {
  for (const text of describeFailure(error)) console.error(text);
  process.exitCode = 1;
}

function summary({ people, rooms, wrote }: Seeded): string {
  const width = Math.max(...people.map(({ role }) => role.username.length));
  const added = `Added: ${wrote.people} people, ${wrote.messages} messages, ${wrote.calls} calls.`;
  const nothing = `Everything was there already: ${people.length} people in ${rooms.length} rooms. Others: --seed ${number + 1}`;
  return [
    '',
    wrote.people + wrote.messages + wrote.calls > 0 ? added : nothing,
    `Sign in at ${readState(state)?.url ?? httpUrl}, everybody with the password: ${password}`,
    '',
    // The name last: it may run from right to left.
    ...people.map(({ role }) => `  ${role.username.padEnd(width)}  ${role.speaks.join(' ').padEnd(8)}  ${role.name}`),
  ].join('\n');
}

function readNumber(name: string, text = '1', { least, most, whole }: { least: number; most: number; whole: boolean }) {
  const value = Number(text);
  if (text.trim() && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  return refuseCommandLine(line, `--${name} is "${text}": a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}
