import { setTimeout as sleep } from 'node:timers/promises';
import { startBareServer } from '../lib/bare-server.ts';
import { collectGarbage } from '../lib/collect-garbage.ts';
import { bareCrowd, parleyCrowd } from '../lib/crowds.ts';
import type { Finding } from '../lib/finding.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { scrape, total } from '../lib/metrics.ts';
import { residentBytes } from '../lib/process-tree.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';

const perNode = 2_000;
const roomSize = 10;
/** What more rooms cost a connection. A prime number of people: so none is drawn twice for a room. */
const roomsEach = [20, 200];
const crowded = { people: 401, roomSize: 100 };
const goalKb = 35;
const restMs = 10_000;
const bareRounds = 2;

/** What a connection costs that does nothing. */
export const memory: Question = {
  name: 'memory',
  async ask(asked) {
    const nodes = asked.platform.adminPorts('chat').length;
    const people = Math.round(perNode * nodes * asked.pace);
    asked.say(`settling ${people} people`);
    const town = await settle(asked.platform, { people, rooms: people / roomSize, roomSize });
    const parley = await ofParley(asked, town);
    const busy: Busy[] = [];
    for (const each of roomsEach) busy.push(await inRooms(asked, each));
    const bare: Weight[] = [];
    for (let round = 0; round < bareRounds; round += 1) bare.push(await ofBare(town, people / nodes));
    for (const { name, sockets, live } of [...parley, ...bare])
      asked.say(`${name}: ${sockets} × ${live.toFixed(1)} KB`);
    return toFinding(parley, bare, busy);
  },
};

/** KB for each socket. */
interface Weight {
  name: string;
  sockets: number;
  /** Resident set as V8 left it, and after it collected all garbage. */
  asIs: number;
  live: number;
  heap: number | undefined;
}

async function ofParley({ platform }: Asked, town: Town): Promise<Weight[]> {
  const nodes = [...platform.pids].filter(([name]) => name.startsWith('chat'));
  const weighAll = async (): Promise<Scale[]> => {
    const scales: Scale[] = [];
    for (const [name, pid] of nodes) scales.push(await weigh(pid, platform.adminPorts(name)[0]));
    return scales;
  };
  const before = await weighAll();
  const load = await LoadProcess.connect(parleyCrowd(platform, town));
  await sleep(restMs);
  const after = await weighAll();
  await load.leave();
  return nodes.map(([name], at) => difference(name, before[at], after[at]));
}

/** Of people who are in many rooms. */
interface Busy {
  rooms: number;
  weights: Weight[];
}

async function inRooms(asked: Asked, rooms: number): Promise<Busy> {
  const { people, roomSize } = crowded;
  const town = await settle(asked.platform, { people, rooms: Math.round((people * rooms) / roomSize), roomSize });
  return { rooms, weights: await ofParley(asked, town) };
}

async function ofBare(town: Town, count: number): Promise<Weight> {
  const bare = await startBareServer();
  const before = await weigh(bare.pid, undefined);
  const crowd = bareCrowd(bare, town);
  const load = await LoadProcess.connect({ ...crowd, doors: crowd.doors.slice(0, count), rooms: [] });
  await sleep(restMs);
  const after = await weigh(bare.pid, undefined);
  await load.leave();
  await bare.stop();
  return difference('bare Socket.IO', before, { ...after, sockets: count });
}

interface Scale {
  sockets: number;
  asIs: number;
  live: number;
  heap: number;
}

/** In bytes, whole process. A process without an admin port does not tell its sockets and heap. */
async function weigh(pid: number, adminPort: number | undefined): Promise<Scale> {
  const asIs = residentBytes(pid);
  await collectGarbage(pid);
  const live = residentBytes(pid);
  const samples = adminPort === undefined ? [] : await scrape(adminPort);
  const sockets = total(samples, 'parley_socket_connections');
  return { sockets, asIs, live, heap: total(samples, 'nodejs_heap_size_used_bytes') };
}

function difference(name: string, before: Scale | undefined, after: Scale | undefined): Weight {
  if (!before || !after) throw new Error(`${name} was not weighed`);
  const sockets = after.sockets - before.sockets;
  const each = (bytes: number): number => bytes / sockets / 1_000;
  const heap = after.heap > 0 ? each(after.heap - before.heap) : undefined;
  return { name, sockets, asIs: each(after.asIs - before.asIs), live: each(after.live - before.live), heap };
}

function toFinding(parley: Weight[], bare: Weight[], busy: Busy[]): Finding {
  const most = (of: Weight[], pick: (weight: Weight) => number): number => Math.max(...of.map(pick));
  return {
    title: 'Memory of an idle authenticated connection',
    method:
      `Growth of a fresh process by ${perNode} sockets, divided by their number; each is another person in one room of ` +
      `${roomSize}, connected through the gateway. “Live” is the resident set after V8 collected all garbage before ` +
      'and after (asked through the inspector); “as is” is the resident set as V8 left it, which holds garbage of the ' +
      'handshakes and a young generation that grew once, and differs widely between equal runs.',
    figures: [
      {
        name: 'idle authenticated connection, live',
        value: most(parley, ({ live }) => live),
        unit: 'KB',
        atMost: goalKb,
      },
      { name: 'idle authenticated connection, as is', value: most(parley, ({ asIs }) => asIs), unit: 'KB' },
      ...busy.map(({ rooms, weights }) => ({
        name: `the same, in ${rooms} rooms of ${crowded.roomSize}`,
        value: most(weights, ({ live }) => live),
        unit: 'KB',
      })),
      { name: 'bare Socket.IO connection, live', value: most(bare, ({ live }) => live), unit: 'KB' },
      { name: 'bare Socket.IO connection, as is', value: most(bare, ({ asIs }) => asIs), unit: 'KB' },
    ],
    tables: [
      {
        title: 'KB a connection',
        columns: ['process', 'sockets', 'live', 'as is', 'used heap'],
        rows: [...parley, ...bare].map(({ name, sockets, live, asIs, heap }) => [
          name,
          sockets,
          live,
          asIs,
          heap ?? '',
        ]),
      },
    ],
  };
}
