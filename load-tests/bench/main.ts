import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMet, type Finding } from './lib/finding.ts';
import { startPlatform } from './lib/platform.ts';
import { circumstances, goalTable, toMarkdown, toTable } from './lib/report.ts';
import { fanOut } from './questions/fan-out.ts';
import { history } from './questions/history.ts';
import { latency } from './questions/latency.ts';
import { login } from './questions/login.ts';
import { memory } from './questions/memory.ts';
import { persist } from './questions/persist.ts';

// Usage: npm run bench [-- [--quick] [question …]]. Without names all are asked, in this order: memory wants
// processes that have done nothing yet.
const questions = [memory, latency, fanOut, persist, history, login];

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, '../results');
/** Where a run goes that did not ask everything, or not for long enough. */
const scratch = join(here, '../../.parley/bench');

const quickPace = 0.3;

const args = process.argv.slice(2);
const pace = args.includes('--quick') ? quickPace : 1;
const names = args.filter(arg => !arg.startsWith('--'));
const unknown = names.filter(name => !questions.some(question => question.name === name));
if (unknown.length > 0) {
  console.error(`No such question: ${unknown.join(', ')}. There are: ${questions.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const startedAt = performance.now();
const say = (text: string): void => console.log(`[${((performance.now() - startedAt) / 1_000).toFixed(0)} s] ${text}`);

const platform = await startPlatform();
const found: Record<string, Finding> = {};
try {
  for (const { name, ask } of questions.filter(question => names.length === 0 || names.includes(question.name))) {
    say(`${name} …`);
    found[name] = await ask({ platform, pace, say });
  }
} finally {
  await platform.stop();
}

const where = circumstances(pace);
const findings = Object.values(found);
for (const { title, tables } of findings) {
  console.log(`\n${title}`);
  for (const table of tables) console.log(`\n${table.title}\n${toTable(table)}`);
}
console.log(`\n${toTable(goalTable(findings))}`);
const whole = names.length === 0 && pace === 1;
const folder = whole ? results : scratch;
const file = join(folder, `${where.at.slice(0, 10)}-bench`);
mkdirSync(folder, { recursive: true });
writeFileSync(`${file}.md`, toMarkdown(where, findings));
writeFileSync(`${file}.json`, `${JSON.stringify({ where, found }, null, 2)}\n`);
say(`written: ${file}.md`);
process.exitCode = findings.flatMap(({ figures }) => figures).every(figure => isMet(figure) !== false) ? 0 : 1;
