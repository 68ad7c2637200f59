import { isMet } from './lib/finding.ts';
import { startPlatform } from './lib/platform.ts';
import { runBench } from './lib/run.ts';
import { fanOut } from './questions/fan-out.ts';
import { history } from './questions/history.ts';
import { latency } from './questions/latency.ts';
import { login } from './questions/login.ts';
import { memory } from './questions/memory.ts';
import { persist } from './questions/persist.ts';

// Usage: npm run bench [-- [--quick] [question …]]. Without names all are asked, in this order: memory wants
// processes that have done nothing yet. The exit code tells whether every figure has reached its goal.
const questions = [memory, latency, fanOut, persist, history, login];

const { found, failures } = await runBench(
  { name: 'bench', questions, start: () => startPlatform() },
  process.argv.slice(2),
);
const figures = Object.values(found).flatMap(finding => finding.figures);
process.exitCode = Object.keys(failures).length === 0 && figures.every(figure => isMet(figure) !== false) ? 0 : 1;
