import { createCaller } from '@parley/client/rest/caller';
import { settings } from '#lib/api/request.ts';
import { accessToken, freshToken } from '#lib/session/access.ts';

/** Makes a call of the contract; calls for users carry the access token and are tried once more with a fresh one. */
export const call = createCaller({ ...settings, session: { token: accessToken, fresh: freshToken } });
