import { startPlatform } from '../bench/lib/platform.ts';
import { runBench } from '../bench/lib/run.ts';
import { badNetwork } from './questions/bad-network.ts';
import { crowd } from './questions/crowd.ts';
import { handOver } from './questions/hand-over.ts';
import { join } from './questions/join.ts';
import { packetCost } from './questions/packet-cost.ts';
import { upload } from './questions/upload.ts';
import { workerDeath } from './questions/worker-death.ts';

// Usage: npm run bench:calls [-- [--quick] [question …]], a question by its name or letter; without any all are asked.
// The exit code tells whether every question was answered; whether goals were reached is for the reader to see.
const questions = [join, packetCost, upload, crowd, workerDeath, badNetwork, handOver];

const { failures } = await runBench({ name: 'calls', questions, start: () => startPlatform() }, process.argv.slice(2));
process.exitCode = Object.keys(failures).length === 0 ? 0 : 1;
