import { startPlatform } from '../bench/lib/platform.ts';
import { runBench } from '../bench/lib/run.ts';
import { badNetwork } from './questions/bad-network.ts';
import { crowd } from './questions/crowd.ts';
import { handOver } from './questions/hand-over.ts';
import { join } from './questions/join.ts';
import { packetCost } from './questions/packet-cost.ts';
import { upload } from './questions/upload.ts';
import { workerDeath } from './questions/worker-death.ts';

const questions = [join, packetCost, upload, crowd, workerDeath, badNetwork, handOver];

const { failures } = await runBench({
  name: 'calls',
  command: 'npm run bench:calls --',
  about:
    'Measures calls on a throw-away stack. Exit code 0 when every question was answered; goals are for the reader.',
  questions,
  start: () => startPlatform(),
});
process.exitCode = Object.keys(failures).length === 0 ? 0 : 1;
