import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { startBackend, type Backend } from './support/backend.ts';
import { startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let chat: Backend;
let video: [Backend, Backend];

beforeAll(async () => {
  chat = await startBackend('chat-1');
  video = [await startBackend('video-1'), await startBackend('video-2')];
  gateway = await startGateway({ chat: [chat], video });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all([chat, ...video].map(node => node.stop().catch(() => undefined)));
});

/** Opens a call's socket as a browser does and resolves with the name of the node that heard it. */
async function nodeOfCall(protocol: 'http' | 'https', cookie: string): Promise<string> {
  const { httpPort, httpsPort } = gateway.settings;
  const port = protocol === 'https' ? httpsPort : httpPort;
  const path = '/rtc/socket.io/?EIO=4&transport=websocket&call=01J';
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket', Cookie: cookie };
  const options = { host: '127.0.0.1', port, path, headers, rejectUnauthorized: false };
  const asked = protocol === 'https' ? requestHttps(options) : requestHttp(options);
  asked.end();
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket];
  socket.write('hello');
  const [heard] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return heard.toString().replace(' heard hello', '');
}

describe("a call's socket", () => {
  test.each(['http', 'https'] as const)('follows its cookie to a video node over %s', async protocol => {
    for (const { name } of video) expect(await nodeOfCall(protocol, `parley_node=${name}`)).toBe(name);
  });

  test('without a cookie of a video node reaches all video nodes and no other', async () => {
    const reached = new Set<string>();
    for (let i = 0; i < 6; i += 1) reached.add(await nodeOfCall('http', 'parley_node=chat-1'));
    expect(reached).toEqual(new Set(['video-1', 'video-2']));
  });

  test('finds the other node when its own is dead', async () => {
    await video[1].stop();
    expect(await nodeOfCall('https', 'parley_node=video-2')).toBe('video-1');
  });
});
