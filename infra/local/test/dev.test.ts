import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { freePort } from '@parley/dev-env/free-ports';
import { forDevelopment } from '../src/commands/dev.ts';
import { readConfig, ROOT } from '../src/config.ts';
import { addressAt, originsOf, pageOf } from '../src/network/gateway-address.ts';

let gateway: Server;
let vite: ChildProcess;
let page: string;

/** What the gateway would see of a request. */
const seen = ({ method, url, headers }: IncomingMessage) => ({ method, url, origin: headers.origin });

beforeAll(async () => {
  gateway = createServer((request, response) => response.end(JSON.stringify(seen(request))));
  gateway.on('upgrade', (request, socket) => {
    const protocol = JSON.stringify(seen(request));
    socket.end(`HTTP/1.1 418 Seen\r\nx-seen: ${protocol}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  const env = {
    ...process.env,
    PARLEY_HTTP_PORT: String((gateway.address() as AddressInfo).port),
    PARLEY_DEV_PORT: String(port),
  };
  const program = join(ROOT, 'node_modules/vite/bin/vite.js');
  vite = spawn(process.execPath, [program], { cwd: join(ROOT, 'frontend'), env, stdio: 'ignore' });
  page = `http://127.0.0.1:${port}`;
  await eventually(async () => expect((await fetch(page)).ok).toBe(true));
});
afterAll(() => {
  vite?.kill();
  gateway?.close();
});

test.each(['/api/rooms?limit=1', '/socket.io/?EIO=4', '/rtc/socket.io/?EIO=4', '/health'])(
  'Vite passes %s on, with the origin that the browser gave',
  async path => {
    const origin = 'https://elsewhere.example';
    const response = await fetch(page + path, { method: 'POST', headers: { origin } });
    expect(await response.json()).toEqual({ method: 'POST', url: path, origin });
    // Vite itself opens nothing to other pages.
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  },
);

test.each(['/socket.io/', '/rtc/socket.io/'])('Vite passes WebSockets of %s on', async path => {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    origin: page,
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${page}${path}?EIO=4&transport=websocket`, { headers }, resolve).on('error', reject).end();
  });
  const url = `${path}?EIO=4&transport=websocket`;
  expect(JSON.parse(String(answer.headers['x-seen']))).toEqual({ method: 'GET', url, origin: page });
  answer.resume();
});

test('what is no call of the platform is the web app', async () => {
  const response = await fetch(`${page}/rooms/some`, { headers: { accept: 'text/html' } });
  expect(await response.text()).toContain('/@vite/client');
});

test('the services let the pages of Vite in where it runs, and nowhere else', () => {
  const address = addressAt(8080, 8443);
  const { publicOrigins } = readConfig({});
  const ofVite = ['http://localhost:5173', 'http://127.0.0.1:5173'];
  expect(originsOf({ publicOrigins }, address)).not.toEqual(expect.arrayContaining(ofVite));
  const beside = originsOf({ publicOrigins }, { ...address, devPort: 5173 });
  expect(beside).toEqual([...originsOf({ publicOrigins }, address), ...ofVite]);
  const given = { publicOrigins: ['https://chat.example.org'] };
  expect(originsOf(given, { ...address, devPort: 5173 })).toEqual(['https://chat.example.org', ...ofVite]);
  expect([pageOf(address), pageOf({ ...address, devPort: 5173 })]).toEqual([address.url, 'http://localhost:5173']);
});

test('production refuses it; only the command switches it on', () => {
  expect(() => forDevelopment(readConfig({ PARLEY_ENV: 'production' }))).toThrow(/production must not/);
  expect(readConfig({}).dev).toBe(false);
  expect(forDevelopment(readConfig({}))).toMatchObject({ dev: true, only: undefined });
});

test('limits that are given count', () => {
  const given = '{"login":{"rate":1,"burst":1}}';
  expect(forDevelopment(readConfig({ PARLEY_LIMITS: given })).inherited).toMatchObject({ PARLEY_LIMITS: given });
  expect(forDevelopment(readConfig({})).inherited['PARLEY_LIMITS']).toContain('register');
});
