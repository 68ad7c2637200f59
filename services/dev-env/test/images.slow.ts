import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { processes, processNames } from '@parley/runtime/process/processes';
import { callAs } from '../src/call.ts';
import { newGroup, newPeople, newPerson, type Person } from '../src/people.ts';
import { connect, type TestClient } from '../src/sockets.ts';

const SOCKETS = 400;
const PEOPLE = 20;
const LARGEST_IMAGE_MB = 400;

const run = promisify(execFile);
const docker = async (...args: string[]): Promise<string> => (await run('docker', args)).stdout.trim();
const open: TestClient[] = [];
let ours: Container[] = [];

interface Container {
  Id: string;
  Image: string;
  Config: { User: string; Labels: Record<string, string> };
  HostConfig: { ReadonlyRootfs: boolean; CapDrop: string[] };
  State: { Health?: { Status: string } };
}

const serviceOf = ({ Config }: Container): string => Config.Labels['com.docker.compose.service'] ?? '';

beforeAll(async () => {
  const project = `label=com.docker.compose.project=${process.env['PARLEY_PROJECT']}`;
  const ids = (await docker('ps', '--quiet', '--filter', project)).split('\n');
  const all = JSON.parse(await docker('inspect', ...ids)) as Container[];
  ours = all.filter(container => ['gateway', ...processNames].includes(serviceOf(container)));
});

afterAll(async () => {
  for (const client of open) client.close();
  // Long polling says goodbye by a request of its own.
  await sleep(1_000);
});

/** What a Node program prints inside that container. */
const inside = ({ Id }: Container, program: string): Promise<string> => docker('exec', Id, 'node', '-e', program);

async function connected(person: Person, transport: 'websocket' | 'polling'): Promise<TestClient> {
  // With cookies, as a browser does: requests of one session go to one node.
  const client = await connect(person, { transports: [transport], withCredentials: true });
  open.push(client);
  return client;
}

test.each(['minimal', 'observability'])('docker-compose.yml is valid with the profile %s', async profile => {
  await docker('compose', '--profile', profile, 'config', '--quiet');
});

test('all containers of ours are there and healthy', () => {
  const services = ours.map(serviceOf).sort();
  // The images' stack has four chat nodes.
  const wanted = processNames.flatMap(name =>
    Array<string>(name === 'chat' ? 4 : processes[name].count.usual).fill(name),
  );
  expect(services).toEqual([...wanted, 'gateway'].sort());
  expect(ours.map(({ State }) => State.Health?.Status)).toEqual(services.map(() => 'healthy'));
});

test('they are no root, have no rights and cannot write to their root', async () => {
  for (const container of ours) {
    expect(container.Config.User).toBe('1000:1000');
    expect(container.HostConfig).toMatchObject({ ReadonlyRootfs: true, CapDrop: ['ALL'] });
    const program = `try { fs.writeFileSync('/parley/x', '') } catch (error) { console.log(process.getuid(), error.code) }`;
    expect(await inside(container, program)).toBe('1000 EROFS');
  }
});

test('the images are small', async () => {
  const images = new Map(ours.map(container => [container.Image, serviceOf(container)]));
  for (const [image, service] of images) {
    const megabytes = Number(await docker('image', 'inspect', '--format', '{{.Size}}', image)) / 1e6;
    console.log(`${service}: ${megabytes.toFixed(0)} MB`);
    expect(megabytes).toBeLessThan(LARGEST_IMAGE_MB);
  }
});

test.each(['websocket', 'polling'] as const)('register, log in, send and receive by %s', async transport => {
  const [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
  const body = { login: ann.user.username, password: ann.password };
  const { accessToken } = await callAs(undefined, authApi.login, { body });
  const room = await newGroup(ann, [bob]);
  const [a, b] = await Promise.all([connected({ ...ann, token: accessToken }, transport), connected(bob, transport)]);
  const clientMsgId = randomUUID();
  const answer = await a.command('message:send', { roomId: room.id, clientMsgId, body: 'from container to container' });
  expect(answer.ok).toBe(true);
  expect((await b.hears('message:new', message => message.clientMsgId === clientMsgId)).seq).toBe(1);
});

test('four chat containers share connections within 20 %', async () => {
  const people = await newPeople(PEOPLE, 'crowd');
  const before = await connectionsOfNodes();
  for (let at = 0; at < SOCKETS; at += PEOPLE) await Promise.all(people.map(person => connected(person, 'websocket')));
  const shares = (await connectionsOfNodes()).map((now, index) => now - (before[index] ?? 0));
  console.log(`connections of the chat nodes: ${shares.join(' ')}`);
  const fair = SOCKETS / shares.length;
  expect(shares).toHaveLength(4);
  for (const share of shares) expect(Math.abs(share - fair) / fair).toBeLessThan(0.2);
}, 120_000);

function connectionsOfNodes(): Promise<number[]> {
  const program = `fetch('http://127.0.0.1:9100/metrics').then(answer => answer.text()).then(text =>
    console.log(/^parley_socket_connections\\{.*\\} (\\d+)/m.exec(text)?.[1] ?? 0))`;
  const nodes = ours.filter(container => serviceOf(container) === 'chat');
  return Promise.all(nodes.map(async node => Number(await inside(node, program))));
}
