import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import type { Finding } from './finding.ts';
import type { Platform } from './platform.ts';
import type { Asked, Question } from './question.ts';
import { circumstances, goalTable, toMarkdown, toTable, type Circumstances } from './report.ts';

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, '../../results');
/** Where a run goes that did not ask everything, or not for long enough. */
export const scratch = join(here, '../../../.parley/bench');

const quickPace = 0.3;

interface Bench {
  /** The name of its files of results. */
  name: string;
  /** How it is called, and what it is for. */
  command: string;
  about: string;
  questions: readonly Question[];
  start: () => Promise<Platform>;
}

/** What a run has come to. */
export interface Outcome {
  /** By the name of the question. */
  found: Record<string, Finding>;
  /** Questions that could not be answered, and why. */
  failures: Record<string, string>;
}

/**
 * Asks the questions that the command line names (by name or letter; none: all that do not want to be named, in their
 * order) of a platform of their own, prints what was found and writes it down. One that fails does not keep the others
 * from being asked.
 */
export async function runBench(bench: Bench): Promise<Outcome> {
  const { name, questions, start } = bench;
  const { chosen, pace } = readArguments(bench);
  const where = circumstances(pace);
  const startedAt = performance.now();
  const say = (text: string): void =>
    console.log(`[${((performance.now() - startedAt) / 1_000).toFixed(0)} s] ${text}`);

  const platform = await start();
  const outcome = await askAll(chosen, { platform, pace, say }).finally(() => platform.stop());
  const findings = Object.values(outcome.found);
  for (const { title, tables } of findings) {
    console.log(`\n${title}`);
    for (const table of tables) console.log(`\n${table.title}\n${toTable(table)}`);
  }
  console.log(`\n${toTable(goalTable(findings))}`);
  const failures = Object.entries(outcome.failures);
  for (const [question, why] of failures) console.error(`\n${question} was not answered: ${why}`);

  const whole = questions.filter(isUsual).every(question => chosen.includes(question)) && pace === 1;
  say(`written: ${write(whole ? results : scratch, name, where, outcome)}`);
  return outcome;
}

/** Asked when no question is named. */
const isUsual = ({ onlyByName = false }: Question): boolean => !onlyByName;

function readArguments({ command, about, questions }: Bench): { chosen: readonly Question[]; pace: number } {
  const known = questions.map(({ name, letter }) => (letter === undefined ? name : `${letter} (${name})`)).join(', ');
  const unusual = questions.filter(question => !isUsual(question)).map(({ name }) => name);
  const all = ['all without any', ...unusual].join(', but not ');
  const line = {
    ...{ command, about, words: { name: 'question', about: `one of ${known}; ${all}` } },
    options: { quick: { type: 'boolean', about: 'a third of the time; the figures are kept apart' } },
  } as const;
  const { flags, words } = readCommandLine(line);
  const answers = (word: string) => (question: Question) => question.name === word || question.letter === word;
  const unknown = words.filter(word => !questions.some(answers(word)));
  if (unknown.length > 0) refuseCommandLine(line, `No such question: ${unknown.join(', ')}.`);
  const chosen = questions.filter(question =>
    words.length === 0 ? isUsual(question) : words.some(word => answers(word)(question)),
  );
  return { chosen, pace: flags.quick ? quickPace : 1 };
}

async function askAll(questions: readonly Question[], asked: Asked): Promise<Outcome> {
  const outcome: Outcome = { found: {}, failures: {} };
  for (const { name, ask } of questions) {
    asked.say(`${name} …`);
    try {
      outcome.found[name] = await ask(asked);
    } catch (error) {
      console.error(error);
      // The first line alone: what follows are places in files of this machine.
      outcome.failures[name] = String(error).split('\n', 1)[0] ?? '';
    }
  }
  return outcome;
}

function write(folder: string, name: string, where: Circumstances, outcome: Outcome): string {
  const file = join(folder, `${where.at.slice(0, 10)}-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.md`, toMarkdown(where, Object.values(outcome.found), outcome.failures));
  writeFileSync(`${file}.json`, `${JSON.stringify({ where, ...outcome }, null, 2)}\n`);
  return `${file}.md`;
}
