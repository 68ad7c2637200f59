import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2';
import { text } from 'node:stream/consumers';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { INDEX_HTML, startGateway, type Gateway } from './support/gateway.ts';

let gateway: Gateway;

beforeAll(async () => (gateway = await startGateway({})));
afterAll(() => gateway.stop());

async function handshake(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({
    host: '127.0.0.1',
    port: gateway.settings.httpsPort,
    rejectUnauthorized: false,
    ...options,
  });
  await once(socket, 'secureConnect');
  socket.destroy();
  return socket;
}

describe('the HTTPS port', () => {
  test('speaks TLS 1.3 and HTTP/2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${gateway.settings.httpsPort}`, { rejectUnauthorized: false });
    const stream = session.request({ ':path': '/' });
    const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    expect(headers[':status']).toBe(200);
    expect(await text(stream)).toBe(INDEX_HTML);
    expect((session.socket as TLSSocket).getProtocol()).toBe('TLSv1.3');
    session.close();
  });

  test('offers HTTP/1.1 beside it, which a WebSocket needs', async () => {
    expect((await handshake({ ALPNProtocols: ['http/1.1'] })).alpnProtocol).toBe('http/1.1');
  });

  test.each(['TLSv1.1', 'TLSv1.2'] as const)('refuses %s', async version => {
    const old = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' };
    await expect(handshake(old)).rejects.toThrow(/alert protocol version/);
  });

  test('plain HTTP on it is a problem, not a page', async () => {
    const response = await fetch(`http://127.0.0.1:${gateway.settings.httpsPort}/`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_request' });
  });
});

test('the status port tells the exporter, and nothing else', async () => {
  const status = `http://127.0.0.1:${gateway.settings.statusPort}`;
  expect(await (await fetch(`${status}/stub_status`)).text()).toMatch(/Active connections: \d+/);
  expect((await fetch(`${status}/`)).status).toBe(404);
});
