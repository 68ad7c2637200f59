// What `npm start`, `npm run dev`, `npm stop`, `npm run status`, `npm test` and `npm run compose:prepare` take. Plain JavaScript for any Node
// from 18.18: it is read before anything is installed.
import { parseArgs } from 'node:util';

const detach = { type: 'boolean', about: 'returns when everything is ready, and leaves it running in the background' };
const json = { type: 'boolean', about: 'the same for programs' };

const commands = {
  start: {
    usage: 'npm start -- [--detach]',
    about:
      'Installs what is missing and starts the platform: by Docker Compose where a daemon answers, else as processes.',
    options: { detach },
  },
  dev: {
    usage: 'npm run dev',
    about:
      'Starts the platform for changing it: our processes start again when a file of theirs is saved, and the web app is\n' +
      'served by Vite with hot reload on PARLEY_DEV_PORT (5173; 0 picks a free one). Not with PARLEY_ENV=production.',
    options: {},
  },
  stop: { usage: 'npm stop', about: 'Stops the platform of this data folder. The data stays.', options: {} },
  status: {
    usage: 'npm run status -- [--json]',
    about: 'Shows every process or container. Exit code 0 when all are healthy.',
    options: { json },
  },
  'prepare-compose': {
    usage: 'npm run compose:prepare',
    about: 'Makes the secrets and settings that docker-compose.yml mounts, for `docker compose` by hand.',
    options: {},
  },
  // Everything else is for jest.
  test: {
    usage: 'npm test -- [path or jest arguments …]',
    about: 'Checks and tests everything on a throw-away platform; with arguments: jest alone, with them.',
  },
};

/**
 * Answers `--help` and refuses what a command does not know.
 * @param {string} name the command
 * @param {string[]} args what follows it
 * @returns {{print: string, exitCode: number} | undefined} what to say instead of doing it
 */
export function answerCommandLine(name, args) {
  const command = commands[name];
  if (!command) return { print: `There is no command "${name}": ${Object.keys(commands).join(', ')}`, exitCode: 2 };
  if (args.includes('--help') || args.includes('-h')) return { print: usageOf(command), exitCode: 0 };
  if (!command.options) return undefined;
  try {
    parseArgs({ args, options: command.options, strict: true });
    return undefined;
  } catch (error) {
    return { print: `${error.message}\n\n${usageOf(command)}`, exitCode: 2 };
  }
}

function usageOf({ usage, about, options = {} }) {
  const rows = Object.entries({ ...options, help: { about: 'says this' } });
  return [`Usage: ${usage}`, about, '', ...rows.map(([flag, row]) => `  --${flag.padEnd(8)} ${row.about}`)].join('\n');
}
