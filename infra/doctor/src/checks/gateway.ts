import type { Check } from '../check.ts';
import { reasonOf } from '../not-examined.ts';
import { fault } from '../faults.ts';
import { readHealth } from '../clients/health.ts';

/** The gateway answers, and every part behind it can work. */
export const gateway: Check = {
  name: 'gateway and health',
  async run({ platform }) {
    const health = await readHealth(platform.url).catch((error: unknown) => reasonOf(error));
    if (typeof health === 'string') return [fault('PD-101', `${platform.url}/health does not answer: ${health}`)];
    const nodes = Object.values(health.services).flat();
    return nodes
      .filter(({ status }) => status !== 'ready')
      .map(({ node, status, dependencies }) => {
        const lacking = Object.entries(dependencies).filter(([, { ok }]) => !ok);
        const reasons = lacking.map(([name, { reason }]) => `${name}: ${reason ?? 'away'}`).join(', ');
        return fault('PD-102', `${node} is ${status}${reasons && ` (${reasons})`}`);
      });
  },
};
