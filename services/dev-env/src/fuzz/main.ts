import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { onUnlimitedStack } from '../unlimited-stack.ts';
import { fuzz } from './run.ts';
import { Tally } from './tally.ts';
import { readMemory, readVitals, type Memory } from './watch.ts';

const usage = `npm run test:fuzz -- [--inputs 100000] [--seed NUMBER]

Sends hostile inputs to every REST call and socket command on a throw-away stack. PARLEY_DATA_DIR names a running one instead.`;
const rounds = 5;
/** Caches and pools fill in the first rounds; after that memory has to stay where it is. */
const growth = { factor: 1.25, bytes: 60_000_000 };

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(usage);
else process.exitCode = await onUnlimitedStack(() => judge(Number(values.inputs), Number(values.seed)));

async function judge(inputs: number, seed: number): Promise<number> {
  console.log(`Seed ${seed}: ${inputs} inputs in ${rounds} rounds`);
  const before = await readVitals();
  const tally = new Tally();
  const memory: Memory[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await fuzz(Math.ceil(inputs / rounds), seed + round * 1_000, tally);
    memory.push(await readMemory());
    console.log(`${tally.inputs} inputs, ${tally.faults.length} faults`);
  }
  const after = await readVitals();
  console.log(tally.toString());
  const checks: [string, boolean][] = [
    [`${tally.inputs} inputs, no wrong answer`, tally.faults.length === 0],
    ['nothing was internal', after.internal === before.internal],
    ['no process ended', JSON.stringify(after.pids) === JSON.stringify(before.pids)],
    ...Object.keys(memory[0] ?? {}).map((name): [string, boolean] => [memoryLine(name, memory), isFlat(name, memory)]),
  ];
  for (const { where, input, saw } of tally.faults) console.log(`\n${where}: ${saw}\n  ${input}`);
  for (const [what, holds] of checks) console.log(`${holds ? 'ok' : 'NOT OK'}  ${what}`);
  const failed = checks.filter(([, holds]) => !holds).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function memoryLine(name: string, memory: Memory[]): string {
  return `memory of ${name}: ${memory.map(round => Math.round((round[name] ?? 0) / 1e6)).join(' → ')} MB`;
}

function isFlat(name: string, memory: Memory[]): boolean {
  const [, second = 0] = memory.map(round => round[name] ?? 0);
  const last = memory.at(-1)?.[name] ?? 0;
  return last <= second * growth.factor || last - second <= growth.bytes;
}
