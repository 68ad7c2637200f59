import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '@parley/dev-env/call';
import { newPerson } from '@parley/dev-env/people';
import { endpoints } from '@parley/dev-env/endpoints';

test('a client without cookies logs out with its access token', async () => {
  const ann = await newPerson('ann');
  await callAs(ann, authApi.me, {});
  await callAs(ann, authApi.logout, {});
  await expect(callAs(ann, authApi.me, {})).rejects.toMatchObject({ code: 'session_revoked' });
  await expect(callAs(ann, authApi.logout, {})).rejects.toMatchObject({ code: 'session_revoked' });
});

test('logging out of nothing is no error', async () => {
  const response = await fetch(`${endpoints().httpUrl}/api/auth/logout`, { method: 'POST' });
  expect(response.status).toBe(204);
});
