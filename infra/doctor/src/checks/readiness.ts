import { reasonOf, told, type Check } from '../check.ts';
import { fault, type Fault } from '../faults.ts';
import type { Admin } from '../platform.ts';

const limitMs = 5_000;

/** Every process of ours says at its own admin port that it can work: also those that the gateway does not ask. */
export const readiness: Check = {
  name: 'readiness of each process',
  async run({ platform }) {
    const admins = told(platform.admins.length > 0 ? platform.admins : undefined, 'PARLEY_ADMIN_URLS');
    return (await Promise.all(admins.map(ask))).flat();
  },
};

async function ask({ name, url }: Admin): Promise<Fault[]> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(limitMs) });
    if (response.ok) return [];
    return [fault('PD-102', `${name} is not ready: ${(await response.text()).slice(0, 200)}`)];
  } catch (error) {
    return [fault('PD-102', `${name} does not answer at its admin port: ${reasonOf(error)}`)];
  }
}
