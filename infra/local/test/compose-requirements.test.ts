import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { ROOT } from '../src/config.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const run = promisify(execFile);

/** What a `docker` says to the questions that a start asks, by their first words; it ends with an error to all others. */
type Answers = Record<string, string>;

const daemon = { version: 'Server: Docker Engine' };
const compose = { 'compose version': 'Docker Compose version v2.39.1' };
const buildx = (version: string) => ({ 'buildx version': `github.com/docker/buildx ${version} 1a2b3c` });

/** Runs `npm start` where `docker` is a program that gives these answers and notes what it is asked. */
async function start(answers: Answers): Promise<{ said: string; asked: string }> {
  const bin = mkdtempSync(join(folder, 'bin-'));
  const cases = Object.entries(answers).map(([question, answer]) => `'${question}'*) printf %s '${answer}' ;;`);
  const script = ['#!/bin/sh', `echo "$*" >> '${bin}/asked'`, 'case "$*" in', ...cases, '*) exit 1 ;;', 'esac'];
  writeFileSync(join(bin, 'docker'), script.join('\n'));
  chmodSync(join(bin, 'docker'), 0o755);
  const env = {
    ...{ PATH: `${bin}:${process.env.PATH}`, HOME: process.env.HOME, PARLEY_DATA_DIR: join(bin, 'data') },
    ...{ PARLEY_HTTP_PORT: '0', PARLEY_HTTPS_PORT: '0', PARLEY_PROJECT: 'parley-test' },
  };
  const main = join(ROOT, 'infra/local/src/main.ts');
  const failure = await run(process.execPath, [main, 'start'], { env }).catch(error => error);
  const asked = await run('cat', [join(bin, 'asked')]);
  return { said: failure.stderr, asked: asked.stdout };
}

test.each<[string, Answers, string]>([
  ['no Compose', daemon, 'Docker Compose is missing'],
  ['no Buildx', { ...daemon, ...compose, ps: '' }, 'Buildx is missing'],
  ['an old Buildx', { ...daemon, ...compose, ...buildx('v0.16.2'), ps: '' }, "Docker's Buildx is v0.16.2"],
  [
    'a Buildx before its numbers began',
    { ...daemon, ...compose, ...buildx('v0.0.0+unknown'), ps: '' },
    'v0.0.0+unknown',
  ],
  [
    'a Buildx without a version',
    { ...daemon, ...compose, ...buildx('unknown'), ps: '' },
    'of no version that it tells',
  ],
])('with %s a start says so, and how to mend it, before anything is built', async (_, answers, problem) => {
  const { said, asked } = await start(answers);
  expect(said).toContain(problem);
  expect(said).toMatch(/Fix: Install .*PARLEY_STACK=native npm start/);
  expect(asked).not.toMatch(/ build| pull| up /);
});

test.each(['v0.17.0', 'v0.25.0-rc1', 'v1.0.0'])('Buildx %s builds', async version => {
  const { asked } = await start({ ...daemon, ...compose, ...buildx(version), ps: '' });
  expect(asked).toMatch(/ build --quiet$/m);
});
