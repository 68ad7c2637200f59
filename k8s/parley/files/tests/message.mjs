// Two people register, one logs in and listens, the other sends: the message must arrive on the socket and be in history.
// Plain WebSocket, so that the images need nothing beside Node for it.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';

const url = process.env.PARLEY_URL;
const limitMs = 10_000;

const password = randomUUID();
const ann = await register('ann');
const ben = await register('ben');
const { accessToken } = await call('POST', '/api/auth/login', { login: ben.user.username, password });
const { room } = await call('POST', '/api/rooms', { kind: 'dm', memberIds: [ben.user.id] }, ann.accessToken);
console.log(`two people and their room ${room.id}`);

const socket = await connect(accessToken);
await command(socket, 'sync', { rooms: { [room.id]: 0 } });
const arrives = heard(socket, frame => frame.startsWith('42') && JSON.parse(frame.slice(2))[0] === 'message:new');
const draft = { clientMsgId: randomUUID(), body: 'helm test' };
const sentAt = performance.now();
const sent = await call('POST', `/api/messages/room/${room.id}`, draft, ann.accessToken);
const [, message] = JSON.parse((await arrives).slice(2));
assert.deepEqual([message.id, message.body], [sent.id, draft.body]);
console.log(`delivered after ${Math.round(performance.now() - sentAt)} ms`);

const { messages } = await call('GET', `/api/messages/room/${room.id}?limit=10`, undefined, accessToken);
assert.deepEqual(
  messages.map(({ id }) => id),
  [sent.id],
);
console.log('and it is in history');
socket.close();

function register(name) {
  const username = `${name}-${randomBytes(5).toString('hex')}`;
  return call('POST', '/api/auth/register', { username, email: `${username}@example.org`, password });
}

async function call(method, path, body, token) {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(limitMs),
  });
  const answer = await response.json();
  assert.ok(response.ok, `${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Socket.IO over one WebSocket: "0" opens, "40" joins with the token, "2" is a ping, "42" an event, "43" an answer. */
async function connect(token) {
  const opened = new WebSocket(new URL('/socket.io/?EIO=4&transport=websocket', url.replace(/^http/, 'ws')));
  opened.addEventListener('message', ({ data }) => data === '2' && opened.send('3'));
  await heard(opened, frame => frame.startsWith('0'));
  const joined = heard(opened, frame => /^4[04]/.test(frame));
  opened.send(`40${JSON.stringify({ token })}`);
  assert.match(await joined, /^40/, 'the handshake was refused');
  return opened;
}

async function command(to, name, input) {
  const answered = heard(to, frame => frame.startsWith('431'));
  to.send(`421${JSON.stringify([name, input])}`);
  const [answer] = JSON.parse((await answered).slice(3));
  assert.ok(answer.ok, `${name} was refused: ${JSON.stringify(answer)}`);
}

/** The next frame that fits; a socket that closes or stays silent is a failure. */
function heard(on, fits) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing heard for ${limitMs} ms`)), limitMs);
    on.addEventListener('close', ({ code }) => reject(new Error(`the socket closed with ${code}`)));
    on.addEventListener('error', () => reject(new Error('the socket could not be opened')));
    on.addEventListener('message', ({ data }) => {
      if (!fits(data)) return;
      clearTimeout(late);
      resolve(data);
    });
  });
}
