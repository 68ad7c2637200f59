import { randomBytes } from 'node:crypto';
import { guestApi } from '@parley/contracts/guest-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Space } from '@parley/contracts/spaces/space';
import { callAs } from './call.ts';
import type { Person } from './people.ts';

/** Somebody without an account; `password` is the one that they will have if they upgrade. */
export async function newGuest(displayName = 'A guest'): Promise<Person> {
  const { user, accessToken } = await callAs(undefined, guestApi.enterAsGuest, { body: { displayName } });
  return { user, token: accessToken, password: randomBytes(12).toString('hex') };
}

/** Gives a guest an account under a new username; the answer has their new token. */
export async function upgrade(guest: Person): Promise<Person> {
  const username = `was-guest-${randomBytes(5).toString('hex')}`;
  const body = { username, email: `${username}@example.org`, password: guest.password };
  const { user, accessToken } = await callAs(guest, guestApi.upgradeGuest, { body }, { repeatForMs: 30_000 });
  return { ...guest, user, token: accessToken };
}

/** The code of an invite that lets guests in. */
export async function inviteGuests(
  owner: Person,
  { id }: Pick<Space, 'id'>,
  maxUses: number | null = null,
): Promise<string> {
  const body = { guests: true, maxUses };
  return (await callAs(owner, spaceApi.createInvite, { params: { id }, body })).invite.code;
}
