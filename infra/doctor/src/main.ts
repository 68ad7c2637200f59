import { readCommandLine } from '@parley/runtime/process/command-line';
import { readPlatform } from './config.ts';
import { examine } from './examine.ts';
import { toJson, toText } from './report.ts';

const { flags } = readCommandLine({
  command: 'npm run doctor --',
  about:
    'Tries a running platform and names each fault with its fix: the stack of this machine, or the one that the environment\n' +
    'describes (PARLEY_URL and others, see infra/doctor/README.md). Exit code 0 without a fault, 1 with one, 2 without a platform.',
  options: { json: { type: 'boolean', about: 'the results for programs' } },
});

try {
  const results = await examine(readPlatform());
  console.log(flags.json ? toJson(results) : toText(results));
  process.exit(results.every(({ faults }) => faults.length === 0) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
