import { Stack } from '../stack.ts';
import { faultTable } from './table.ts';
import { runTrial, type TrialResult } from './trial.ts';

/** `npm run test:faults [-- times]`: strikes every process of a throw-away stack in turn, `times` each, and prints the table. */
const times = Number(process.argv[2] ?? 5);
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
    results.push(await runTrial(stack, { ...trial, times, pauseMs: 12_000 }));
    console.log(faultTable(results.slice(-1)));
  }
} finally {
  await stack.stop();
}
console.log(faultTable(results));
process.exit(results.every(({ lost, doubled, reordered }) => lost + doubled + reordered === 0) ? 0 : 1);
