import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { Stack } from '../stack.ts';
import { faultTable } from './table.ts';
import { runTrial, type TrialResult } from './trial.ts';

const line = {
  command: 'npm run test:faults --',
  about: 'Strikes every process of a throw-away stack in turn, and prints what was lost, doubled or reordered.',
  words: { name: 'times', about: 'how often each is struck; 5 unless given' },
};
const { words } = readCommandLine(line);
const times = Number(words[0] ?? 5);
if (!Number.isInteger(times) || times < 1 || words.length > 1) {
  refuseCommandLine(line, `"${words.join(' ')}" is no whole number above 0`);
}

const kill = ['chat-1', 'delivery-1', 'kafka', 'mongo', 'redis', 'gateway', 'auth-1', 'postgres'];
const trials = [
  ...kill.map(victim => ({ victim, fault: 'kill' as const })),
  { victim: 'delivery-1', fault: 'freeze' as const },
];

const stack = await Stack.start({ PARLEY_OBSERVABILITY: 'off', PARLEY_DELIVERY_WORKERS: '2' });
process.env['PARLEY_DATA_DIR'] = stack.dataDir;
const results: TrialResult[] = [];
try {
  for (const trial of trials) {
    results.push(await runTrial(stack, { strikes: Array.from({ length: times }, () => trial), pauseMs: 12_000 }));
    console.log(faultTable(results.slice(-1)));
  }
} finally {
  await stack.stop();
}
console.log(faultTable(results));
process.exit(
  results.every(({ lost, doubled, reordered, heardLate }) => lost + doubled + reordered + heardLate === 0) ? 0 : 1,
);
