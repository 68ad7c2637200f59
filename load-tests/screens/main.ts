import { startPlatform } from '../bench/lib/platform.ts';
import { runBench } from '../bench/lib/run.ts';
import { keyboard } from './questions/keyboard.ts';
import { lighthouse } from './questions/lighthouse.ts';
import { painting } from './questions/painting.ts';
import { warmStart } from './questions/warm-start.ts';

const { failures } = await runBench({
  name: 'screens',
  command: 'npm run bench:screens --',
  about:
    'Measures the web app on a throw-away stack. Exit code 0 when every question was answered; goals are for the reader.',
  questions: [keyboard, painting, warmStart, lighthouse],
  start: () => startPlatform(),
});
process.exitCode = Object.keys(failures).length === 0 ? 0 : 1;
