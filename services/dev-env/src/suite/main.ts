import { run } from './run.ts';
import { describeFailure } from '@parley/local/problem';

try {
  process.exit(await run(process.argv.slice(2)));
} catch (error) {
  for (const line of describeFailure(error)) console.error(line);
  process.exit(1);
}
