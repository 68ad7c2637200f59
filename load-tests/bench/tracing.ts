import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parleyCrowd } from './lib/crowds.ts';
import { LoadProcess } from './lib/load-process.ts';
import { startPlatform, type Platform } from './lib/platform.ts';
import { circumstances, toTable } from './lib/report.ts';
import { settle } from './lib/town.ts';

// Usage: node load-tests/bench/tracing.ts. What traces cost: three platforms beside each other, alike but for their
// tracing, take the same load in turns, so that whatever else the machine does meets all of them. CPU is counted, of the
// processes that make spans.
const ways = [
  { name: 'off', environment: { OTEL_EXPORTER_OTLP_ENDPOINT: '' } },
  { name: '1 %', environment: { OTEL_TRACES_SAMPLER_ARG: '0.01' } },
  { name: '100 %', environment: { OTEL_TRACES_SAMPLER_ARG: '1' } },
] as const;
const size = { people: 100, rooms: 20, roomSize: 5 };
const rounds = 5;
const warmUp = { perSecond: 300, warmSeconds: 0, seconds: 8, bodyChars: 100 };
const sending = { perSecond: 300, warmSeconds: 1, seconds: 5, bodyChars: 100 };

interface Arm {
  name: string;
  platform: Platform;
  crowd: LoadProcess;
  /** Milliseconds of CPU for 1,000 sends, a round each. */
  cpu: number[];
}

/** A platform takes its environment when it is told to start, which is at once. */
async function prepare({ name, environment }: (typeof ways)[number], endpoint: string): Promise<Arm> {
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...environment });
  const platform = await startPlatform();
  const crowd = await LoadProcess.connect(parleyCrowd(platform, await settle(platform, size)));
  return { name, platform, crowd, cpu: [] };
}

async function round({ name, platform, crowd, cpu }: Arm): Promise<void> {
  const makers = new Map([...platform.pids].filter(([process]) => /^(chat|delivery)-/.test(process)));
  const { outcome, cpu: used } = await crowd.send(sending, makers);
  if (outcome.completeness.missing > 0) throw new Error(`${name}: messages are missing`);
  cpu.push(used.totalMs / ((sending.perSecond * sending.seconds) / 1_000));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}

/** Takes traces and throws them away. */
const sink = http.createServer((request, response) => request.resume().once('end', () => response.end('{}')));
sink.listen(0, '127.0.0.1');
await once(sink, 'listening');
const endpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
const arms: Arm[] = [];
try {
  arms.push(...(await Promise.all(ways.map(way => prepare(way, endpoint)))));
  for (const { crowd, platform } of arms) await crowd.send(warmUp, platform.pids);
  for (let at = 0; at < rounds; at += 1) {
    // Each goes first as often as the others.
    for (let turn = 0; turn < arms.length; turn += 1) await round(arms[(at + turn) % arms.length] as Arm);
  }
} finally {
  for (const { crowd, platform } of arms) {
    await crowd.leave();
    await platform.stop();
  }
  sink.close();
}

const [off] = arms;
const rows = arms.map(({ name, cpu }) => {
  const more = cpu.map((ms, at) => (ms / (off?.cpu[at] ?? ms) - 1) * 100);
  return [name, median(cpu), median(more), Math.min(...more), Math.max(...more)];
});
const table = toTable({
  title: '',
  columns: ['traces kept', 'CPU ms for 1,000 sends', 'more than off, %: median of the pairs', 'least', 'most'],
  rows,
});
const { at, commit, cpu, cores, node } = circumstances(1);
const text = `# What tracing costs

${at.slice(0, 10)}, ${cpu}, ${cores} cores, Node ${node}, commit ${commit}: \`node load-tests/bench/tracing.ts\`. Three platforms beside each
other take ${sending.perSecond} messages a second to rooms of ${size.roomSize} in turns, ${rounds} rounds of ${sending.seconds} s each. Counted is the CPU of the chat nodes and
of the delivery worker, which make the spans; the receiver of the traces is not among them.

${table}
`;
console.log(text);
writeFileSync(new URL('../results/tracing-pairs.md', import.meta.url), text);
