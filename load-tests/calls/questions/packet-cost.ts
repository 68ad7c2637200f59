import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { countCpu } from '../../bench/lib/cpu.ts';
import type { Finding } from '../../bench/lib/finding.ts';
import { median } from '../../bench/lib/percentiles.ts';
import type { Question } from '../../bench/lib/question.ts';
import { startBareSfu } from '../lib/bare-sfu.ts';
import { mediaWorkersOf, workerBinary } from '../lib/media-workers.ts';
import { createTicketMint } from '../lib/tickets.ts';
import { createCertificate } from '../rtp/certificate.ts';
import { GeneratedCall } from '../rtp/generated-call.ts';

const size = { senders: 3, receivers: 8, picturePackets: 250 };
const rounds = 4;
const seconds = 8;
const warmSeconds = 1;
/** What is on its way has arrived by then. */
const calmMs = 200;
const goal = 1.3;

/** What a forwarded packet costs our media worker, beside a worker that does nothing but forward. */
export const packetCost: Question = {
  name: 'packet-cost',
  letter: 'c',
  async ask({ platform, pace, say }) {
    const bare = await startBareSfu(workerBinary(platform));
    const certificate = createCertificate();
    const open: GeneratedCall[] = [];
    try {
      const mint = createTicketMint(platform.callTicketSecret);
      const callId = randomUUID();
      const path = '/rtc/socket.io/';
      const parleyDoor = () => ({ url: platform.gatewayUrl, path, auth: { ticket: mint({ callId }) } });
      const bareDoor = () => ({ url: bare.url, path, auth: { callId } });
      const ours = await GeneratedCall.open(size, certificate, parleyDoor);
      open.push(ours);
      const plain = await GeneratedCall.open(size, certificate, bareDoor);
      open.push(plain);
      const pairs: Pair[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const parley = await costOf(ours, mediaWorkersOf(platform), seconds * pace);
        const alone = await costOf(plain, new Map([['worker', bare.workerPid]]), seconds * pace);
        say(`packet: ${parley.micros.toFixed(1)} µs, bare ${alone.micros.toFixed(1)} µs`);
        pairs.push({ parley, bare: alone });
      }
      return toFinding(pairs);
    } finally {
      await Promise.all(open.map(call => call.close()));
      certificate.remove();
      await bare.stop();
    }
  },
};

interface Cost {
  /** Of CPU, for each packet that a receiver got. */
  micros: number;
  forwarded: number;
  /** Share of what should have been forwarded that did not come. */
  lost: number;
}

interface Pair {
  parley: Cost;
  bare: Cost;
}

async function costOf(call: GeneratedCall, workers: ReadonlyMap<string, number>, length: number): Promise<Cost> {
  await call.run(warmSeconds);
  await sleep(calmMs);
  const [before, used] = [call.received, countCpu(workers)];
  const sent = await call.run(length);
  await sleep(calmMs);
  const forwarded = call.received - before;
  const { totalMs } = used();
  return { micros: (totalMs * 1_000) / forwarded, forwarded, lost: 1 - forwarded / (sent * size.receivers) };
}

function toFinding(pairs: Pair[]): Finding {
  const micros = (kind: 'parley' | 'bare') => median(pairs.map(pair => pair[kind].micros));
  const perSecond = size.senders * (50 + size.picturePackets);
  return {
    title: 'CPU per forwarded SRTP packet, against a bare worker',
    method:
      `Generated RTP over DTLS-SRTP (AES-128-GCM) in turns: ${size.senders} senders of 50 voice packets with audio ` +
      `levels and ${size.picturePackets} picture packets of 1,100 bytes a second each, ${size.receivers} receivers of ` +
      `all: ${perSecond} packets a second in, ${perSecond * size.receivers} out. CPU time of the worker processes alone, ` +
      'divided by the packets that came to the receivers; taking packets in is part of it. The bare worker runs the same ' +
      'program with one router and nothing that listens to levels. Receivers steer no rate.',
    figures: [
      {
        name: 'worker CPU per forwarded packet, times a bare worker',
        value: median(pairs.map(({ parley, bare }) => parley.micros / bare.micros)),
        unit: '×',
        atMost: goal,
      },
      { name: 'worker CPU per forwarded packet', value: micros('parley'), unit: 'µs' },
      { name: 'bare worker CPU per forwarded packet', value: micros('bare'), unit: 'µs' },
    ],
    tables: [
      {
        title: 'Each pair',
        columns: ['Parley µs', 'bare µs', 'ratio', 'forwarded', 'bare forwarded', 'lost %', 'bare lost %'],
        rows: pairs.map(({ parley, bare }) => [
          parley.micros,
          bare.micros,
          parley.micros / bare.micros,
          parley.forwarded,
          bare.forwarded,
          parley.lost * 100,
          bare.lost * 100,
        ]),
      },
    ],
  };
}
