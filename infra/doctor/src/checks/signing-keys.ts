import { authApi } from '@parley/contracts/auth-api';
import type { Check } from '../check.ts';
import { reasonOf } from '../not-examined.ts';
import { callerOf } from '../clients/session.ts';
import { fault } from '../faults.ts';

/** The keys that access tokens are verified with can be had. */
export const signingKeys: Check = {
  name: 'signing keys (JWKS)',
  async run({ platform }) {
    try {
      const { keys } = await callerOf(platform.url)(authApi.jwks, {});
      return keys.length > 0 ? [] : [fault('PD-107', 'The JWKS lists no key')];
    } catch (error) {
      return [fault('PD-107', `The JWKS cannot be read: ${reasonOf(error)}`)];
    }
  },
};
