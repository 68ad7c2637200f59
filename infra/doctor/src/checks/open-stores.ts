import type { Check } from '../check.ts';
import { told } from '../not-examined.ts';
import { withMongo, withPostgres, withRedis } from '../clients/stores.ts';
import { fault } from '../faults.ts';
import { Visit } from '../visit.ts';

/** No store lets anybody in without a password. */
export const openStores: Check = {
  name: 'stores ask for a password',
  async run({ platform }) {
    told(platform.postgresUrl ?? platform.redisUrl ?? platform.mongoUrl, 'POSTGRES_URL');
    const stranger = new Visit({
      ...platform,
      postgresUrl: withoutPassword(platform.postgresUrl),
      redisUrl: withoutPassword(platform.redisUrl),
      mongoUrl: withoutAccount(platform.mongoUrl),
    });
    const doors = {
      PostgreSQL: () => withPostgres(stranger, client => client.query('select 1')),
      Redis: () => withRedis(stranger, redis => redis.ping()),
      MongoDB: () => withMongo(stranger, async connection => connection.db?.listCollections().toArray()),
    };
    const open = await Promise.all(
      Object.entries(doors).map(async ([name, enter]) => ((await opens(enter)) ? [name] : [])),
    );
    return open.flat().map(name => fault('PD-403', `${name} lets anybody in without a password`));
  },
};

async function opens(enter: () => Promise<unknown>): Promise<boolean> {
  try {
    await enter();
    return true;
  } catch {
    return false;
  }
}

function withoutPassword(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = new URL(text);
  url.password = '';
  return url.href;
}

/** A MongoDB address may name several hosts, which no URL does. */
function withoutAccount(text: string | undefined): string | undefined {
  return text?.replace(/\/\/[^/@]*@/, '//').replace(/([?&])authSource=[^&]*&?/, '$1');
}
