import { profileApi } from '@parley/contracts/profile-api';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';
import { setSession } from '#lib/session/session-store.ts';

/** Changes what the person says of themselves. */
export async function updateMe(body: z.input<typeof profileApi.updateMe.body>): Promise<void> {
  const { user } = await call(profileApi.updateMe, { body });
  setSession({ status: 'signed-in', user });
}
