import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '@parley/dev-env/free-ports';
import { stunAnswers } from '../src/supervisor/probes.ts';
import { RELAY_PORTS, RELAYS_PER_PERSON, turnserverConf } from '../src/network/turnserver-conf.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { TurnClient, turnUser } from './turn-client.ts';

/** A coturn of the test's own, with the settings for a server whose SFU has a private address. */
const sfu = '10.0.3.7';
const secret = 'a secret of sixteen or more';
const folder = temporaryFolder();
const hasIPv6 = Object.values(networkInterfaces()).some(all => all?.some(({ address }) => address === '::1'));
const clients: TurnClient[] = [];
/** They keep their ports: coturn knows an address for a second longer than its relay, and refuses the next client at it. */
const former: TurnClient[] = [];
let coturn: ChildProcess;
let port: number;

beforeAll(async () => {
  // Free for TCP too, on which coturn listens as well.
  port = await freePort();
  const addresses = ['127.0.0.1', ...(hasIPv6 ? ['::1'] : [])];
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, ownConf());
  const args = ['-c', file, ...addresses.flatMap(address => [`--listening-ip=${address}`, `--relay-ip=${address}`])];
  coturn = spawn('turnserver', [...args, '--no-tls', '--no-dtls'], { stdio: 'ignore' });
  await untilItAnswers();
});
afterEach(async () => {
  await Promise.all(clients.map(client => client.refresh(0)));
  former.push(...clients.splice(0));
});
afterAll(async () => {
  former.forEach(client => client.close());
  coturn.kill();
  await once(coturn, 'exit');
});

/** Without what belongs to a public address: this one serves the test alone. */
function ownConf(): string {
  const files = { dataDir: folder, certFile: '', keyFile: '' };
  const conf = turnserverConf({ port, tlsPort: port, relayFirst: 61_000, mediaAddress: sfu, secret, ...files });
  return conf.replace(/^(?:external-ip|cert|pkey)=.*$/gm, '');
}

async function untilItAnswers(): Promise<void> {
  const end = Date.now() + 20_000;
  while (
    !(await stunAnswers(port, '127.0.0.1').then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > end || coturn.exitCode !== null) throw new Error('coturn does not answer');
    await sleep(50);
  }
}

/** Somebody new each time: coturn counts a relay that was given back for a second longer. */
function somebody(): TurnClient {
  return clientOf(randomUUID());
}

function clientOf(person: string, host = '127.0.0.1', secondsLeft = 60): TurnClient {
  const client = new TurnClient({ host, port }, turnUser(secret, person, secondsLeft));
  clients.push(client);
  return client;
}

/** So many tries of one person, each under a name of its own. */
async function relaysOf(person: string, tries: number): Promise<number> {
  const codes: number[] = [];
  for (let at = 0; at < tries; at += 1) codes.push(await clientOf(person, '127.0.0.1', 60 + at).allocate());
  expect([...new Set(codes)].sort()).toEqual([0, 486]);
  return codes.filter(code => code === 0).length;
}

test('four people who take all that they can leave most of it to others', async () => {
  for (const person of ['ann', 'bob', 'carl', 'dora']) {
    expect([person, await relaysOf(person, RELAYS_PER_PERSON + 3)]).toEqual([person, RELAYS_PER_PERSON]);
  }
  expect(await somebody().allocate()).toBe(0);
  expect(RELAYS_PER_PERSON * 10).toBeLessThanOrEqual(RELAY_PORTS);
});

test.each([
  ...['0.0.0.0', '0.1.2.3', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '192.0.0.8'],
  ...['192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1'],
  ...['240.0.0.1', '255.255.255.255', '10.0.3.6', '10.0.3.8'],
])('nothing goes to %s', async address => {
  const client = somebody();
  expect([await client.allocate(), await client.permit(address)]).toEqual([0, 403]);
});

test.each(['1.1.1.1', '8.8.8.8', '203.0.114.1', sfu])('%s can be reached', async address => {
  const client = somebody();
  expect([await client.allocate(), await client.permit(address)]).toEqual([0, 0]);
});

const reserved = [
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::1', '64:ff9b:1::1', '100::1'],
  ...['2001::1', '2001:db8::1', '2002:7f00:1::1', '3fff::1', '4000::1', '5f00::1', 'fc00::1', 'fe80::1', 'fec0::1'],
  'ff02::1',
];
const open = ['2001:4860:4860::8888', '2606:4700:4700::1111', '2a00:1450::1'];

test('of IPv6 what is public can be reached, and nothing that is set aside', async () => {
  // Without IPv6 on this machine nothing can be relayed there either: coturn then says that it has no such address.
  const client = clientOf(randomUUID(), hasIPv6 ? '::1' : '127.0.0.1');
  expect(await client.allocate(6)).toBe(hasIPv6 ? 0 : 440);
  const codes: Record<string, number> = {};
  for (const address of [...reserved, ...open]) codes[address] = await client.permit(address);
  const expected = [
    ...reserved.map(address => [address, hasIPv6 ? 403 : 437]),
    ...open.map(a => [a, hasIPv6 ? 0 : 437]),
  ];
  expect(codes).toEqual(Object.fromEntries(expected));
});

test.each([
  ['8.8.8.8', []],
  ['10.0.3.7', ['allowed-peer-ip=10.0.3.7']],
  ['127.0.0.1', []],
])('an SFU at %s is allowed by its own line only where it has to be', (mediaAddress, lines) => {
  const files = { dataDir: folder, certFile: '', keyFile: '' };
  const conf = turnserverConf({ port, tlsPort: port, relayFirst: 61_000, mediaAddress, secret, ...files });
  expect(conf.match(/^allowed-peer-ip=.*$/gm) ?? []).toEqual(lines);
});
