import type { Check } from '../check.ts';
import { reasonOf } from '../not-examined.ts';
import { fault } from '../faults.ts';

/** Somebody can sign in through the gateway. */
export const logIn: Check = {
  name: 'log-in',
  async run(visit) {
    try {
      await visit.signIn();
      return [];
    } catch (error) {
      return [fault('PD-103', `Nobody can sign in at ${visit.platform.url}: ${reasonOf(error)}`)];
    }
  },
};
