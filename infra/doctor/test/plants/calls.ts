import { networkInterfaces } from 'node:os';
import { freePort } from '@parley/dev-env/free-ports';
import { OddProxy } from '../support/odd-proxy.ts';
import type { Plant, Planted } from '../support/plant.ts';
import type { Platform } from '../../src/platform.ts';
import { freeze, startLike } from '../support/processes.ts';

const tickets = '/api/call-check/';
const signalling = '/rtc/socket.io/';

/** A node with other settings than its peers, to which the paths that begin so are sent. */
async function oddNode(
  platform: Platform,
  { like, settings, path }: { like: string; settings: Record<string, string>; path: string },
): Promise<Planted> {
  const { url, child } = await startLike(platform, like, settings);
  const proxy = await OddProxy.start(platform.url, { route: asked => (asked.startsWith(path) ? url : undefined) });
  return {
    platform: { url: proxy.url },
    undo: () => {
      proxy.close();
      child.kill('SIGKILL');
    },
  };
}

const oddChat = (platform: Platform, settings: Record<string, string>): Promise<Planted> =>
  oddNode(platform, { like: 'chat-1', settings, path: tickets });

/** One of this machine's own that is not loopback. */
function outwardAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '';
}

/** TURN and media. */
export const calls: Plant[] = [
  {
    name: 'coturn hangs',
    codes: ['PD-201', 'PD-202', 'PD-204'],
    plant: async platform => ({ undo: freeze(platform, 'coturn') }),
  },
  {
    name: 'chat and coturn have different secrets',
    codes: ['PD-203', 'PD-203', 'PD-203'],
    plant: platform => oddChat(platform, { TURN_SECRET: 'another secret than the one of coturn' }),
  },
  {
    name: 'chat knows no TURN server',
    codes: ['PD-207'],
    plant: platform => oddChat(platform, { TURN_URLS: '' }),
  },
  {
    name: 'chat and video have different ticket secrets',
    codes: ['PD-208'],
    plant: platform =>
      oddChat(platform, { CALL_TICKET_SECRET: '0123456789abcdef'.repeat(4).split('').reverse().join('') }),
  },
  {
    name: 'people come from elsewhere, and media is announced on loopback',
    codes: ['PD-205'],
    async plant({ url }) {
      const proxy = await OddProxy.start(url, {});
      return { platform: { url: proxy.url.replace('127.0.0.1', outwardAddress()) }, undo: () => proxy.close() };
    },
  },
  {
    name: 'the media ports cannot be reached at the announced address',
    codes: ['PD-206'],
    plant: async platform => {
      const settings = { MEDIA_ANNOUNCED_ADDRESS: '127.0.0.9', MEDIA_PORTS: String(await freePort()) };
      return oddNode(platform, { like: 'video-1', settings, path: signalling });
    },
  },
];
