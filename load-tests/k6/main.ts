import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '@parley/local/config';
import { describeFailure } from '@parley/local/problem';
import { terminalProgress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { isMet } from '../bench/lib/finding.ts';
import { openPlatform, raised, startPlatform, unlimited, type Platform } from '../bench/lib/platform.ts';
import { circumstances, toTable } from '../bench/lib/report.ts';
import { questions } from './questions/index.ts';
import type { Profile, Question } from './questions/question.ts';
import { changesSince, noiseOf } from './runner/compare.ts';
import { pictureOf } from './runner/picture.ts';
import { figureTable, toMarkdown } from './runner/report.ts';
import { lastResult, writeResult, type Result } from './runner/result.ts';
import { runScript } from './runner/run-script.ts';

const startedAt = performance.now();
const say = (text: string): void => console.log(`[${((performance.now() - startedAt) / 1_000).toFixed(0)} s] ${text}`);

interface Arguments {
  asked: Question[];
  profile: Profile;
  pair: boolean;
}

function readArguments(): Arguments {
  const names = questions.map(({ name, about }) => `\n    ${name.padEnd(16)} ${about}`).join('');
  const line = {
    command: 'npm run test:load --',
    about:
      'Asks each question of a throw-away stack of its own, or of the running one that PARLEY_DATA_DIR names. Exit code 0 when\n' +
      'every figure has reached its goal and none is worse than the last time by more than the noise.',
    words: { name: 'NAME', about: `a question:${names}` },
    options: {
      profile: { type: 'string', default: 'dev', about: 'dev or full: how large' },
      pair: { type: 'boolean', about: 'asks twice, to know the noise' },
    },
  } as const;
  const { flags, words } = readCommandLine(line);
  const { profile = 'dev', pair = false } = flags;
  const asked = words.flatMap(name => questions.find(question => question.name === name) ?? []);
  if (asked.length === 0 || asked.length < words.length) refuseCommandLine(line, 'Name the questions to ask.');
  if (profile !== 'dev' && profile !== 'full') refuseCommandLine(line, `There is no profile "${profile}".`);
  return { asked, profile, pair };
}

/** The running stack that was named, or a throw-away one with what the question needs. */
async function platformFor({ stack = {} }: Question): Promise<Platform> {
  const given = process.env['PARLEY_DATA_DIR'];
  if (given && existsSync(join(resolve(given), 'endpoints.json'))) return openPlatform(resolve(given));
  // All limits of single people are open, and said so; how many new sockets a node takes is part of what is asked.
  const open = raised.filter(name => name !== 'handshakesPerNode').map(name => [name, unlimited]);
  return startPlatform({ ...stack, PARLEY_LIMITS: JSON.stringify(Object.fromEntries(open)) });
}

async function ask(question: Question, { profile, pair }: Arguments, k6: string): Promise<boolean> {
  const size = question.sizes[profile];
  const where = circumstances(1);
  const platform = await platformFor(question);
  const once = () => runScript({ platform, question, size, k6, say });
  try {
    const { answer, samples } = await once();
    const figures = question.figures(answer);
    const last = lastResult(question.name, profile, where);
    const noise = pair ? noiseOf(figures, question.figures((await once()).answer)) : last?.noise;
    const missed = answer.summary.missed;
    const result: Result = { name: question.name, profile, where, figures, missed, noise, samples };
    const changes = changesSince(last, figures, noise);
    console.log(toTable(figureTable(figures)));
    for (const { figure, regression } of changes) if (regression) say(`regression: ${figure.name}`);
    say(`written: ${writeResult(result, toMarkdown(question, size, result, changes), pictureOf(samples))}`);
    return figures.every(figure => isMet(figure) !== false) && !changes.some(({ regression }) => regression);
  } finally {
    await platform.stop();
  }
}

try {
  const given = readArguments();
  const tools = await provision(['k6'], readConfig().cacheDir, terminalProgress());
  const outcomes: boolean[] = [];
  for (const question of given.asked) outcomes.push(await ask(question, given, tools.get('k6') ?? 'k6'));
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
} catch (error) {
  for (const line of describeFailure(error)) console.error(line);
  process.exitCode = 1;
}
