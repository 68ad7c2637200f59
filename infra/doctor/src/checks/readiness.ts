import { adminPaths } from '@parley/runtime/process/processes';
import type { Check } from '../check.ts';
import { reasonOf, told } from '../not-examined.ts';
import { readHealth } from '../clients/health.ts';
import { fault, type Fault } from '../faults.ts';
import type { Admin } from '../platform.ts';

const limitMs = 5_000;

/** The processes that the gateway does not know say at their own admin port that they can work. */
export const readiness: Check = {
  name: 'readiness of each process',
  async run({ platform }) {
    const admins = told(platform.admins.length > 0 ? platform.admins : undefined, 'PARLEY_ADMIN_URLS');
    const health = await readHealth(platform.url).catch(() => undefined);
    const known = new Set(Object.values(health?.services ?? {}).flatMap(nodes => nodes.map(({ node }) => node)));
    return (await Promise.all(admins.filter(({ name }) => !known.has(name)).map(ask))).flat();
  },
};

async function ask({ name, url }: Admin): Promise<Fault[]> {
  try {
    const response = await fetch(`${url}${adminPaths.ready}`, { signal: AbortSignal.timeout(limitMs) });
    if (response.ok) return [];
    return [fault('PD-102', `${name} is not ready: ${(await response.text()).slice(0, 200)}`)];
  } catch (error) {
    return [fault('PD-102', `${name} does not answer at its admin port: ${reasonOf(error)}`)];
  }
}
