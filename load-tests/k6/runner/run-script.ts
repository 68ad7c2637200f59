import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../bench/lib/finding.ts';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Answer, Question, Size } from '../questions/question.ts';
import { stagesFrom } from '../questions/times.ts';
import { prove } from './proof.ts';
import { Sampler, type Sample } from './sampler.ts';
import { seed } from './seed.ts';
import { Summary } from './summary.ts';

/** A gateway bounds what one address may do; these are all this machine. */
const sourceAddresses = '127.0.0.2-127.0.0.9';
/** k6's own code for thresholds that did not hold. */
const thresholdsMissed = 99;

/** What one run of a script has come to. */
export interface Run {
  answer: Answer;
  samples: Sample[];
}

interface Asked {
  platform: Platform;
  question: Question;
  size: Size;
  k6: string;
  say: (text: string) => void;
}

/** Seeds the platform, runs the script of a question on it, strikes meanwhile if the question does, and proves the logs. */
export async function runScript({ platform, question, size, k6, say }: Asked): Promise<Run> {
  say(`${question.name}: preparing ${size.people} people`);
  const seeded = await seed(platform, size);
  const script = fileURLToPath(new URL(`../scripts/${question.name}.ts`, import.meta.url));
  const args = ['run', '--quiet', '--no-usage-report', '--local-ips', sourceAddresses, '--address', '', script];
  const env = { ...process.env, PARLEY_ORDER: seeded.folder };
  const child = spawn(k6, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const sampler = new Sampler(platform, child.pid ?? 0);
  say(`${question.name}: the script runs`);
  const meanwhile = question.meanwhile?.({ platform, size, say }) ?? Promise.resolve<Figure[]>([]);
  meanwhile.catch(() => child.kill('SIGINT'));
  const limit = setTimeout(() => child.kill('SIGKILL'), longestMs(size));
  const [code] = await ended;
  clearTimeout(limit);
  sampler.end();
  if (code === null) throw new Error('k6 did not end in time');
  if (code !== 0 && code !== thresholdsMissed) say(`k6 ended with ${code}`);
  const noted = await meanwhile;
  const summary = Summary.read(seeded.summaryFile);
  const proof = await prove(platform, seeded, summary);
  return { answer: { summary, size, noted, proof }, samples: sampler.samples };
}

/** A script bounds itself; this is for one that hangs. */
function longestMs(size: Size): number {
  const stages = size.stages.reduce((sum, { seconds }) => sum + seconds, 0);
  return (stagesFrom(size) + stages + size.settleSeconds + 60) * 1_000;
}
