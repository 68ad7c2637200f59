import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs a program of the repository without a stack: none of these may begin to do anything. */
function run(file: string, ...args: string[]): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], HOME: '/nowhere', PARLEY_DATA_DIR: '/nowhere/parley' };
  return new Promise(resolve => {
    execFile(process.execPath, [join(root, file), ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const bootstrap = 'infra/local/bootstrap.mjs';
const programs: [name: string, file: string, ...args: string[]][] = [
  ['npm start', bootstrap, 'start'],
  ['npm run dev', bootstrap, 'dev'],
  ['npm stop', bootstrap, 'stop'],
  ['npm run status', bootstrap, 'status'],
  ['npm run compose:prepare', bootstrap, 'prepare-compose'],
  ['npm run doctor', 'infra/doctor/src/main.ts'],
  ['node src/replay.ts', 'services/chat/src/replay.ts'],
  ['npm run bench', 'load-tests/bench/main.ts'],
  ['npm run bench:calls', 'load-tests/calls/main.ts'],
  ['npm run test:load', 'load-tests/k6/main.ts'],
  ['npm run test:faults', 'services/dev-env/src/faults/main.ts'],
  ['npm run seed', 'services/dev-env/src/seed/main.ts'],
  ['npm run test:images', 'services/dev-env/src/images/main.ts'],
  ['npm run test:previous', 'services/dev-env/src/previous/main.ts'],
  ['npm run test:chart', 'k8s/test/main.ts'],
  ['npm run dashboards', 'infra/grafana/src/main.ts'],
];

test.each(programs)('%s says what it takes, and refuses what it does not know', async (name, file, ...args) => {
  const [help, refused] = await Promise.all([run(file, ...args, '--help'), run(file, ...args, '--no-such-flag')]);
  expect([help.code, help.err]).toEqual([0, '']);
  expect(help.out).toMatch(new RegExp(`^Usage: ${name}`));
  expect(refused.code).toBe(2);
  expect(refused.out).toBe('');
  expect(refused.err).toMatch(/--no-such-flag.*[^]*Usage: /);
});

test('npm test passes what is not its own on to jest', async () => {
  const help = await run(bootstrap, 'test', '--help');
  expect([help.code, help.out.split('\n')[0]]).toEqual([0, 'Usage: npm test -- [path or jest arguments …]']);
});
