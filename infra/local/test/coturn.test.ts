import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';

const { turnUrls, turnSecret, caFile } = endpoints();
const portOf = (start: string): string => /:(\d+)\?/.exec(turnUrls.find(url => url.startsWith(start)) ?? '')?.[1] ?? '';
const port = portOf('turn:');

/** What chat gives a person with a call's ticket. */
function credentials(secondsLeft: number, secret = turnSecret): string[] {
  const username = `${Math.floor(Date.now() / 1000) + secondsLeft}:ann`;
  return ['-u', username, '-w', createHmac('sha1', secret).update(username).digest('base64')];
}

/** Sends one message through two relays (`-y`) or to a peer (`-e`); resolves with the client's report. */
function useRelay(who: string[], ...args: string[]): Promise<string> {
  const all = [...who, '-n', '1', '-m', '1', '-c', '-p', port, ...args, '127.0.0.1'];
  return new Promise(resolve => {
    execFile('turnutils_uclient', all, { timeout: 25_000 }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

test.each([
  ['UDP', []],
  ['TCP', ['-t']],
])('it relays over %s for who has a password from chat', async (_, transport) => {
  expect(await useRelay(credentials(60), '-y', ...transport)).toContain('Total lost packets 0 (0.000000%)');
});

test.each([
  ['that has ended', credentials(-60)],
  ['made with another secret', credentials(60, 'guessed')],
])('a password %s opens nothing', async (_, who) => {
  expect(await useRelay(who, '-y')).toContain('Cannot complete Allocation');
});

test.each(['10.1.2.3', '172.17.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'])(
  '%s, a private network, cannot be reached through it',
  async address => {
    expect(await useRelay(credentials(60), '-e', address)).toContain('403 (Forbidden IP)');
  },
);

test('its TLS port answers with the certificate of this machine', async () => {
  const socket = connect({ host: '127.0.0.1', port: Number(portOf('turns:')), ca: readFileSync(caFile) });
  await once(socket, 'secureConnect');
  socket.write(Buffer.from('000100002112a442506172506172506172506172', 'hex'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(answer.subarray(0, 2).toString('hex')).toBe('0101');
});
