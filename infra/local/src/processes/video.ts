import { listenAddress } from '../network/media-address.ts';
import type { Server } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';
import { nodeNames, nodeService } from './node-service.ts';

/** The video nodes, PARLEY_VIDEO_NODES of them. */
export const video: Part = {
  tools: ['mediasoupWorker'],
  async servers(stack) {
    return Promise.all(nodeNames(stack, 'video').map(node => videoNode(stack, node)));
  },
};

/** A node with one media port, UDP and TCP, for each of its workers. */
async function videoNode(stack: StackContext, node: string): Promise<Server> {
  const { mediaAddress, mediaWorkers } = stack.config;
  const later = stack.later('mediasoupWorker');
  const first = await stack.ports.claim(`${node}-media`, { count: mediaWorkers, udp: true });
  const server = await nodeService(stack, {
    name: 'video',
    node,
    env: {
      CALL_TICKET_SECRET: stack.connections.callTicketSecret,
      MEDIA_LISTEN_IP: listenAddress(mediaAddress),
      MEDIA_ANNOUNCED_ADDRESS: mediaAddress,
      MEDIA_PORTS: `${first}-${first + mediaWorkers - 1}`,
      ...(!later && workerEnv(stack.tool('mediasoupWorker'))),
    },
  });
  if (!later) return server;
  const env = later.then(workerEnv);
  // Where the stack ends before this node is started, nobody is there to hear that the worker did not come.
  env.catch(() => undefined);
  return { ...server, later: { waitsFor: 'the media worker, which is being downloaded or built', env } };
}

function workerEnv(worker: string): Record<string, string> {
  return { MEDIASOUP_WORKER_BIN: worker };
}
