import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { spreadOf } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';

const password = 'a walk along the river';
const strangers = 80;
/** Between two tries of one stranger: what the load itself costs must not take the core that auth needs. */
const strangerPauseMs = 200;
const others = 10;
const tries = 60;
/** From this address until the flood is felt. */
const headStartMs = 3_000;

/** How long a sign-in takes while one address floods the service with sign-ins of its own. */
export const flood: Question = {
  name: 'flood',
  async ask(asked) {
    const names = await Promise.all(Array.from({ length: others + 1 }, () => register(asked)));
    const [attacked = '', ...people] = names;
    const calm = await signIns(asked, people);
    const stranger = startFlood(asked, attacked);
    await sleep(headStartMs);
    const flooded = await signIns(asked, people);
    const { let: letIn, refused } = await stranger.stop();
    asked.say(`flood: ${letIn} let in, ${refused} refused; others' p95 ${flooded.p95.toFixed(0)} ms`);
    return {
      title: 'Sign-ins of others while one address floods',
      method:
        `${strangers} connections of one address sign in to one account with the right password all the time, with all limits ` +
        `raised, so that only the turns of the hashing queue stand between. ${others} other people sign in meanwhile, each ` +
        'from an address of their own, one after the other; every one of them has to get in. Directly at auth.',
      figures: [
        { name: "others' sign-in p95 without a flood", value: calm.p95, unit: 'ms' },
        { name: "others' sign-in p95 under a flood", value: flooded.p95, unit: 'ms', atMost: 1_000 },
      ],
      tables: [
        {
          title: 'What became of the flood',
          columns: ['let in', 'refused'],
          rows: [[letIn, refused]],
        },
      ],
    };
  },
};

async function register(asked: Asked): Promise<string> {
  const username = `flood-${randomUUID().slice(0, 8)}`;
  const body = { email: `${username}@example.org`, username, password };
  const { status } = await post(asked, '/api/auth/register', body, '192.0.2.1');
  if (status !== 201) throw new Error(`nobody could register: ${status}`);
  return username;
}

/** The spread of their times. Throws when one of them does not get in. */
async function signIns(asked: Asked, people: string[]) {
  const times: number[] = [];
  for (let at = 0; at < Math.max(others, Math.round(tries * asked.pace)); at += 1) {
    const startedAt = performance.now();
    const { status } = await signIn(asked, people[at % people.length] ?? '', `198.51.100.${at % 200}`);
    if (status !== 200) throw new Error(`somebody else was not let in: ${status}`);
    times.push(performance.now() - startedAt);
    await sleep(50);
  }
  return spreadOf(times);
}

function startFlood(asked: Asked, account: string) {
  const met = { let: 0, refused: 0 };
  let isOver = false;
  const one = async (): Promise<void> => {
    while (!isOver) {
      const { status } = await signIn(asked, account, '203.0.113.5');
      if (status === 200) met.let += 1;
      else met.refused += 1;
      await sleep(strangerPauseMs);
    }
  };
  const running = Promise.all(Array.from({ length: strangers }, one));
  return {
    async stop() {
      isOver = true;
      await running;
      return met;
    },
  };
}

function signIn(asked: Asked, login: string, from: string): Promise<Response> {
  return post(asked, '/api/auth/login', { login, password }, from);
}

/** As the gateway would pass it on for a client at that address. */
async function post({ platform }: Asked, path: string, body: object, from: string): Promise<Response> {
  const [port] = platform.ports('auth');
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response;
}
