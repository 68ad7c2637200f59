import { randomUUID } from 'node:crypto';
import { createCaller } from '@parley/client/rest/caller';
import { authApi } from '@parley/contracts/auth-api';
import argon2 from 'argon2';
import { countCpu, countIdle, withoutIdle } from '../lib/cpu.ts';
import { median, spreadOf } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';

/** OWASP's, which auth uses; `memoryCost` in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, type: argon2.argon2id } as const;
const password = 'a walk along the river';
const perRound = 60;
const rounds = 3;
const idleSeconds = 3;

/** What a login costs beside the password hash that it cannot do without. */
export const login: Question = {
  name: 'login',
  async ask(asked) {
    const account = await register(asked);
    const hash = await argon2.hash(password, parameters);
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round += 1) {
      pairs.push({ ...(await logIn(asked, account)), raw: await verifyRaw(asked, hash) });
    }
    const times = spreadOf(pairs.flatMap(pair => pair.times));
    asked.say(`login: ${median(pairs.map(({ added }) => added)).toFixed(1)} ms of CPU`);
    return {
      title: 'CPU of a login, against raw Argon2id',
      method:
        'One login after the other through the gateway, every server process summed, less what they use at rest; raw is ' +
        'one verification with the same parameters (19 MiB, two passes, one lane) in this process. In turns.',
      figures: [
        { name: 'login, added CPU', value: median(pairs.map(({ added }) => added)), unit: 'ms' },
        {
          name: 'login, times raw Argon2id',
          value: median(pairs.map(({ added, raw }) => added / raw)),
          unit: '×',
          atMost: 1.15,
        },
        { name: 'login p95, one at a time', value: times.p95, unit: 'ms' },
      ],
      tables: [
        {
          title: 'ms of CPU a login, each pair',
          columns: ['login, all servers', 'of it auth-1', 'raw Argon2id'],
          rows: pairs.map(({ added, auth, raw }) => [added, auth, raw]),
        },
      ],
    };
  },
};

interface Pair {
  added: number;
  auth: number;
  raw: number;
  times: number[];
}

async function register({ platform }: Asked): Promise<string> {
  const username = `bench-${randomUUID().slice(0, 8)}`;
  const body = { email: `${username}@example.org`, username, password };
  await createCaller({ baseUrl: platform.gatewayUrl })(authApi.register, { body });
  return username;
}

async function logIn({ platform, pace }: Asked, account: string): Promise<Omit<Pair, 'raw'>> {
  const idle = await countIdle(platform.pids, idleSeconds);
  const logins = Math.round(perRound * pace);
  const used = countCpu(platform.pids);
  const times: number[] = [];
  const call = createCaller({ baseUrl: platform.gatewayUrl });
  for (let at = 0; at < logins; at += 1) {
    const startedAt = performance.now();
    await call(authApi.login, { body: { login: account, password } });
    times.push(performance.now() - startedAt);
  }
  const { totalMs, byName } = withoutIdle(used(), idle);
  return { added: totalMs / logins, auth: (byName['auth-1'] ?? 0) / logins, times };
}

async function verifyRaw({ pace }: Asked, hash: string): Promise<number> {
  const checks = Math.round(perRound * pace);
  const before = process.cpuUsage();
  for (let at = 0; at < checks; at += 1) await argon2.verify(hash, password);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / checks;
}
