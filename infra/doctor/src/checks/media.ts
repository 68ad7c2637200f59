import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { socketPaths } from '@parley/client/sockets/open-socket';
import type { VideoReply } from '@parley/contracts/video-events';
import type { Check } from '../check.ts';
import { reasonOf } from '../not-examined.ts';
import { openSocket, tellVideo } from '../clients/socket.ts';
import { fault, type Fault } from '../faults.ts';
import { reachOf } from '../clients/address-reach.ts';
import type { Visit } from '../visit.ts';

const limitMs = 4_000;

/** A call can be entered, and the addresses that it announces for media are ones that browsers can reach. */
export const media: Check = {
  name: 'announced media addresses',
  async run(visit) {
    const { ticket, turnUrls } = await visit.entry();
    const candidates = await announced(visit, ticket).catch((error: unknown) => reasonOf(error));
    if (typeof candidates === 'string') return [fault('PD-208', `A call cannot be entered: ${candidates}`)];
    const addresses = [...new Set(candidates.map(({ address, ip }) => address ?? ip))];
    const tcp = candidates.filter(({ protocol }) => protocol === 'tcp');
    const tried = await Promise.all(tcp.map(({ address, ip, port }) => tryPort(address ?? ip, port)));
    const hosts = turnUrls.map(url => /^turns?:([^:?]+)/.exec(url)?.[1] ?? '');
    return [...(await tooNear(visit, [...new Set([...addresses, ...hosts])])), ...tried.flat()];
  },
};

type Candidate = VideoReply<'transport:create'>['iceCandidates'][number];

async function announced(visit: Visit, ticket: string): Promise<Candidate[]> {
  const socket = await openSocket(visit, { path: socketPaths.video, auth: { ticket } });
  await tellVideo(socket, 'call:join', { topologies: ['sfu'] });
  const { iceCandidates } = await tellVideo(socket, 'transport:create', { direction: 'recv' });
  return iceCandidates;
}

/** Addresses nearer than the gateway's: loopback where people come from elsewhere, private ones where from anywhere. */
async function tooNear({ platform }: Visit, addresses: string[]): Promise<Fault[]> {
  const needed = await reachOfName(new URL(platform.url).hostname);
  const order = ['loopback', 'private', 'public'];
  const found = await Promise.all(
    addresses.map(async address => {
      const reach = await reachOfName(address);
      const near = order.indexOf(reach) < order.indexOf(needed);
      return near ? [fault('PD-205', `Clients are told ${address} for media, a ${reach} address`)] : [];
    }),
  );
  return found.flat();
}

async function reachOfName(name: string): Promise<'loopback' | 'private' | 'public'> {
  return reachOf((await lookup(name, { family: 4 }).catch(() => ({ address: name }))).address);
}

function tryPort(host: string, port: number): Promise<Fault[]> {
  return new Promise(resolve => {
    const socket = connect({ host, port });
    const shut = (why: string): void => {
      socket.destroy();
      resolve([fault('PD-206', `The media port ${host}:${port} cannot be reached over TCP: ${why}`)]);
    };
    socket.setTimeout(limitMs, () => shut('no answer'));
    socket.once('error', error => shut(error.message));
    socket.once('connect', () => {
      socket.destroy();
      resolve([]);
    });
  });
}
