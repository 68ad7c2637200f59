import type { Check } from '../check.ts';
import { told } from '../not-examined.ts';
import { withMongo, withPostgres, withRedis } from '../clients/stores.ts';
import { fault, type Fault, type FaultCode } from '../faults.ts';
import type { Admin } from '../platform.ts';
import type { Visit } from '../visit.ts';

/** Tokens and TURN passwords tolerate more; who reads logs of two machines side by side does not. */
const toleranceMs = 2_000;
const limitMs = 5_000;

/** The clocks of our processes agree with this machine's. */
export const serviceClocks: Check = {
  name: 'clocks of the services',
  async run({ platform }) {
    const doors = [{ name: 'the gateway', url: platform.url }, ...platform.admins];
    return (await Promise.all(doors.map(compareDate))).flat();
  },
};

/** The clocks of the stores agree with this machine's. */
export const storeClocks: Check = {
  name: 'clocks of the stores',
  async run(visit) {
    const clocks = {
      PostgreSQL: postgresClock,
      Redis: redisClock,
      MongoDB: mongoClock,
    };
    told(visit.platform.postgresUrl ?? visit.platform.redisUrl ?? visit.platform.mongoUrl, 'POSTGRES_URL');
    const found = Object.entries(clocks).map(([name, read]) =>
      // A store that is away is another check's finding.
      compare('PD-302', name, () => read(visit)).catch(() => []),
    );
    return (await Promise.all(found)).flat();
  },
};

async function compareDate({ name, url }: Admin): Promise<Fault[]> {
  const read = async (): Promise<number> => {
    const response = await fetch(`${url}/healthz`, { method: 'HEAD', signal: AbortSignal.timeout(limitMs) });
    // The header has whole seconds: half of one more on average.
    return Date.parse(response.headers.get('date') ?? '') + 500;
  };
  return compare('PD-301', name, read).catch(() => []);
}

async function compare(code: FaultCode, name: string, read: () => Promise<number>): Promise<Fault[]> {
  const before = Date.now();
  const there = await read();
  const middle = (before + Date.now()) / 2;
  const offset = there - middle;
  const uncertainty = (Date.now() - before) / 2;
  if (Number.isNaN(offset) || Math.abs(offset) <= toleranceMs + uncertainty) return [];
  const direction = offset > 0 ? 'ahead of' : 'behind';
  return [
    fault(code, `The clock of ${name} is ${(Math.abs(offset) / 1_000).toFixed(1)} s ${direction} this machine's`),
  ];
}

function postgresClock(visit: Visit): Promise<number> {
  return withPostgres(visit, async client => {
    const { rows } = await client.query<{ ms: string }>('select extract(epoch from clock_timestamp()) * 1000 as ms');
    return Number(rows[0]?.ms);
  });
}

function redisClock(visit: Visit): Promise<number> {
  return withRedis(visit, async redis => {
    const [seconds, micros] = await redis.time();
    return Number(seconds) * 1_000 + Number(micros) / 1_000;
  });
}

function mongoClock(visit: Visit): Promise<number> {
  return withMongo(visit, async connection => {
    const { localTime } = (await connection.db?.command({ hello: 1 })) as { localTime: Date };
    return localTime.getTime();
  });
}
