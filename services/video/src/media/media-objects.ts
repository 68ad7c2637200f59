import * as mediasoup from 'mediasoup';
import type { types } from 'mediasoup';

export type MediaObject = 'router' | 'transport' | 'producer' | 'consumer';

const workers = new Map<types.Worker, Set<types.WebRtcServer>>();
const held = { producer: 0, consumer: 0 };

mediasoup.observer.on('newworker', worker => {
  const servers = new Set<types.WebRtcServer>();
  workers.set(worker, servers);
  worker.observer.on('newwebrtcserver', server => servers.add(server));
  worker.observer.on('newrouter', router => router.observer.on('newtransport', countTransport));
  worker.observer.once('close', () => workers.delete(worker));
});

function countTransport(transport: types.Transport): void {
  transport.observer.on('newproducer', ({ observer }) => observer.once('close', added('producer')));
  transport.observer.on('newconsumer', ({ observer }) => observer.once('close', added('consumer')));
}

/** Counts one more; the returned function counts it as gone. */
function added(kind: keyof typeof held): () => void {
  held[kind] += 1;
  return () => void (held[kind] -= 1);
}

/**
 * What the media workers of this process hold. Routers and the transports of clients are counted by the workers
 * themselves, so that one which was forgotten here still shows.
 */
export async function countMediaObjects(): Promise<Record<MediaObject, number>> {
  const dumps = await Promise.all([...workers.keys()].map(worker => worker.dump()));
  const servers = await Promise.all([...workers.values()].flatMap(set => [...set]).map(server => server.dump()));
  return {
    router: sum(dumps.map(dump => dump.routerIds.length)),
    transport: sum(servers.map(dump => dump.webRtcTransportIds.length)),
    ...held,
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
