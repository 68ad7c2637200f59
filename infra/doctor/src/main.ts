import { readPlatform } from './config.ts';
import { examine } from './examine.ts';
import { toJson, toText } from './report.ts';

// `npm run doctor [-- --json]`: exit code 0 when no fault was found, 1 when one was, 2 when it cannot begin.
try {
  const results = await examine(readPlatform());
  console.log(process.argv.includes('--json') ? toJson(results) : toText(results));
  process.exit(results.every(({ faults }) => faults.length === 0) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
