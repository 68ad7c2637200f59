import { setTimeout as sleep } from 'node:timers/promises';
import { startBareServer } from '../lib/bare-server.ts';
import { bareCrowd, parleyCrowd } from '../lib/crowds.ts';
import type { Table } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { scrape, total } from '../lib/metrics.ts';
import { residentBytes } from '../lib/process-tree.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';
import type { Crowd } from '../load/job.ts';

const perNode = 2_000;
const roomSize = 10;
const goalKb = 35;
const restSeconds = 15;

/** What a connection costs that does nothing. */
export const memory: Question = {
  name: 'memory',
  async ask(asked) {
    const nodes = asked.platform.adminPorts('chat').length;
    const people = Math.round(perNode * nodes * asked.pace);
    asked.say(`settling ${people} people`);
    const town = await settle(asked.platform, { people, rooms: people / roomSize, roomSize });
    const parley = await ofParley(asked, town);
    const bare = [await ofBare(asked, town, people / nodes), await ofBare(asked, town, people / nodes)];
    const worst = Math.max(...parley.map(({ residentKb }) => residentKb));
    return {
      title: 'Memory of an idle authenticated connection',
      method:
        'Growth of the resident set of a process that had served nobody before, from its start to ' +
        `${restSeconds} s after the last of its sockets had connected through the gateway, divided by their number. ` +
        'Each socket is another person in one room of 10. Nothing forces a collection in a chat node, so garbage that ' +
        'V8 did not care to collect counts too; the used heap is the least that was seen while it rested.',
      figures: [
        { name: 'idle authenticated connection, resident', value: worst, unit: 'KB', atMost: goalKb },
        { name: 'the same, bare Socket.IO', value: Math.max(...bare.map(({ residentKb }) => residentKb)), unit: 'KB' },
      ],
      tables: [toTable([...parley, ...bare])],
    };
  },
};

interface Weight {
  name: string;
  sockets: number;
  residentKb: number;
  heapKb: number | undefined;
}

async function ofParley({ platform, say }: Asked, town: Town): Promise<Weight[]> {
  const names = [...platform.pids.keys()].filter(name => name.startsWith('chat'));
  const nodes = names.map(name => ({
    name,
    pid: platform.pids.get(name) ?? 0,
    adminPort: platform.adminPorts(name)[0] ?? 0,
  }));
  const before = await Promise.all(nodes.map(weigh));
  const load = await LoadProcess.connect(parleyCrowd(platform, town));
  const after = await Promise.all(nodes.map(weigh));
  await load.leave();
  const weights = nodes.map(({ name }, at) => difference(name, before[at], after[at]));
  for (const { name, sockets, residentKb } of weights)
    say(`${name}: ${sockets} sockets, ${residentKb.toFixed(1)} KB each`);
  return weights;
}

async function ofBare({ say }: Asked, town: Town, count: number): Promise<Weight> {
  const bare = await startBareServer();
  const before = residentBytes(bare.pid);
  const load = await LoadProcess.connect(firstOf(bareCrowd(bare, town), count));
  await sleep(restSeconds * 1_000);
  const residentKb = (residentBytes(bare.pid) - before) / count / 1_000;
  await load.leave();
  await bare.stop();
  say(`bare Socket.IO: ${count} sockets, ${residentKb.toFixed(1)} KB each`);
  return { name: 'bare Socket.IO', sockets: count, residentKb, heapKb: undefined };
}

function firstOf(crowd: Crowd, count: number): Crowd {
  return { ...crowd, doors: crowd.doors.slice(0, count), rooms: [] };
}

interface Scale {
  sockets: number;
  resident: number;
  heap: number;
}

/** Rests, and takes the least used heap that is seen meanwhile. */
async function weigh({ pid, adminPort }: { pid: number; adminPort: number }): Promise<Scale> {
  let [heap, sockets] = [Number.POSITIVE_INFINITY, 0];
  for (let second = 0; second < restSeconds; second += 1) {
    const samples = await scrape(adminPort);
    heap = Math.min(heap, total(samples, 'nodejs_heap_size_used_bytes'));
    sockets = total(samples, 'parley_socket_connections');
    await sleep(1_000);
  }
  return { sockets, resident: residentBytes(pid), heap };
}

function difference(name: string, before: Scale | undefined, after: Scale | undefined): Weight {
  if (!before || !after) throw new Error(`${name} was not weighed`);
  const sockets = after.sockets - before.sockets;
  const residentKb = (after.resident - before.resident) / sockets / 1_000;
  return { name, sockets, residentKb, heapKb: (after.heap - before.heap) / sockets / 1_000 };
}

function toTable(weights: Weight[]): Table {
  const rows = weights.map(({ name, sockets, residentKb, heapKb }) => [name, sockets, residentKb, heapKb ?? '']);
  return { title: 'KB a connection', columns: ['process', 'sockets', 'resident', 'used heap'], rows };
}
