import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBackend, type Backend, type Echo } from './support/backend.ts';
import { ASSET, INDEX_HTML, startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;
let backends: Backend[];

beforeAll(async () => {
  backends = await Promise.all(['auth-1', 'chat-1', 'video-1', 'files-1'].map(name => startBackend(name)));
  const [auth, chat, video, files] = backends as [Backend, Backend, Backend, Backend];
  gateway = await startGateway({ auth: [auth], chat: [chat], video: [video], files: [files] });
});

afterAll(async () => {
  await gateway.stop();
  await Promise.all(backends.map(backend => backend.stop()));
});

describe('routing table', () => {
  test.each([
    ['/api/auth/login', 'auth-1'],
    ['/api/auth/.well-known/jwks.json', 'auth-1'],
    ['/api/users?search=ann%20b', 'auth-1'],
    ['/api/users/7', 'auth-1'],
    ['/api/users/7/card?spaceId=8', 'chat-1'],
    ['/api/usersmore', 'chat-1'],
    ['/api/rooms', 'chat-1'],
    ['/api/messages/room/7?limit=50', 'chat-1'],
    ['/api/openapi.json', 'chat-1'],
    ['/api/asyncapi.json', 'chat-1'],
    ['/socket.io/?EIO=4&transport=polling', 'chat-1'],
    ['/rtc/socket.io/?EIO=4', 'video-1'],
    ['/api/pictures?use=avatar', 'files-1'],
    ['/pictures/avatar/5f2a8c1e-7d34-4b7f-9a51-0c6de1b2f301/64.webp', 'files-1'],
  ])('%s goes to %s, path and query untouched', async (path, node) => {
    const echo = (await (await fetch(gateway.url + path)).json()) as Echo;
    expect(echo).toMatchObject({ node, url: path });
  });

  test('every other path is a page of the SPA, asked for again each time', async () => {
    for (const path of ['/', '/index.html', '/rooms/7?x=1', '/apidocs', '/api/docs?of=rest']) {
      const response = await fetch(gateway.url + path);
      expect(await response.text()).toBe(INDEX_HTML);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('an asset is immutable and compressed, a missing one is a 404 that nobody stores', async () => {
    const asset = await fetch(`${gateway.url}/assets/app-1a2b3c.js`);
    expect(await asset.text()).toBe(ASSET);
    expect(asset.headers.get('content-type')).toBe('text/javascript');
    expect(asset.headers.get('content-encoding')).toMatch(/^(gzip|br)$/);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');

    const missing = await fetch(`${gateway.url}/assets/old.js`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control')).toBe('no-store');
  });

  test('an API answer that says nothing about caching is not stored', async () => {
    expect((await fetch(`${gateway.url}/api/rooms`)).headers.get('cache-control')).toBe('no-store');
  });
});
