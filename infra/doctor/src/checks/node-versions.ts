import type { Check } from '../check.ts';
import { told } from '../not-examined.ts';
import { fault, type Fault } from '../faults.ts';
import type { Admin } from '../platform.ts';

/** Older ones cannot run TypeScript as it is. */
const leastMajor = 24;
const limitMs = 5_000;

/** Our processes run on a Node that can run them. */
export const nodeVersions: Check = {
  name: 'Node versions',
  async run({ platform }) {
    const admins = told(platform.admins.length > 0 ? platform.admins : undefined, 'PARLEY_ADMIN_URLS');
    // One that does not answer is another check's finding.
    return (await Promise.all(admins.map(admin => look(admin).catch(() => [])))).flat();
  },
};

async function look({ name, url }: Admin): Promise<Fault[]> {
  const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(limitMs) });
  const [, version] = /^nodejs_version_info\{.*?version="v([\d.]+)"/m.exec(await response.text()) ?? [];
  if (version === undefined || Number.parseInt(version, 10) >= leastMajor) return [];
  return [fault('PD-304', `${name} runs on Node ${version}`)];
}
