import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { currentContext, runInContext } from '@parley/runtime/http/request-context';
import {
  beginTrace,
  continueTrace,
  endSpan,
  stepOf,
  traced,
  traceparent,
  useTracers,
} from '@parley/runtime/telemetry/tracing';
import { createTracers } from '@parley/runtime/telemetry/tracing-sdk';

// Usage: node services/dev-env/src/tracing-cost.ts. The CPU that the steps of a send's trace take of all processes that it
// goes through, exports included, in turns of each share that is kept. Nothing else is done: what a whole platform uses
// with and without traces (load-tests/bench/tracing.ts) differs by less than the noise of two runs.
const sends = 5_000;
const rounds = 9;
const shares = [undefined, 0, 0.01, 1] as const;
type Share = (typeof shares)[number];

/** Takes traces in a process of its own and throws them away; prints its port. */
const sink = `require('node:http').createServer((q, r) => q.resume().once('end', () => r.end('{}')))
  .listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;

/** The steps of one send to the sockets of two nodes. */
async function send(): Promise<void> {
  const requestId = randomBytes(16).toString('hex');
  const span = beginTrace('message:send', requestId);
  const header = await runInContext({ requestId, span }, () =>
    traced('publish to the log', 'producer', async () => traceparent(currentContext()?.span)),
  );
  endSpan(span);
  const deliver = continueTrace(header, 'deliver', 'consumer', { 'parley.message_id': requestId });
  const steps = deliver ? ['store in MongoDB', 'publish in Redis'].map(name => stepOf(deliver, name, 'client')) : [];
  for (let node = 0; node < 2; node += 1) {
    endSpan(steps[1] && continueTrace(traceparent(steps[1]), 'write to sockets', 'consumer'));
  }
  for (const step of [...steps, deliver]) endSpan(step);
}

/** Microseconds of CPU a send. */
async function measure(share: Share, endpoint: string): Promise<number> {
  const tracers =
    share === undefined ? undefined : createTracers({ service: 'cost', node: 'cost', endpoint, ratio: share });
  useTracers(tracers);
  const before = process.cpuUsage();
  for (let at = 0; at < sends; at += 1) {
    await send();
    // Batches leave meanwhile: a queue that is full drops spans, which would be cheaper.
    if (share === 1 && at % 200 === 0) await new Promise(resolve => setTimeout(resolve, 20));
  }
  await tracers?.close();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / sends;
}

const receiver = spawn(process.execPath, ['-e', sink], { stdio: ['ignore', 'pipe', 'inherit'] });
const [port] = (await once(receiver.stdout, 'data')) as [Buffer];
const endpoint = `http://127.0.0.1:${String(port).trim()}`;
const figures = new Map<Share, number[]>(shares.map(share => [share, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const share of shares) figures.get(share)?.push(await measure(share, endpoint));
}
receiver.kill();
for (const [share, taken] of figures) {
  // The first rounds are those of the compiler.
  const sorted = taken.slice(2).sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  console.log(`${share === undefined ? 'off' : `${share * 100} % kept`}: ${middle.toFixed(2)} µs of CPU a send`);
}
