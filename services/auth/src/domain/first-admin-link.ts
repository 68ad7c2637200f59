import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Database } from '../stores/database.ts';
import { violatedConstraint } from '../stores/queryable.ts';
import { newLinkToken } from './link-token.ts';

const lifeMs = 24 * 3_600_000;

/**
 * A link with which one person registers as the first admin, within a day. Undefined when there is an admin, or when a link
 * stands already and is not `replaced`: of that one only the hash is kept.
 */
export async function firstAdminLink(
  database: Database,
  origin: string,
  { replaced }: { replaced: boolean },
): Promise<string | undefined> {
  const { token, hash } = newLinkToken();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + lifeMs);
  const invite = {
    id: randomUUID(),
    note: 'the first admin',
    maxUses: 1,
    uses: 0,
    createdAt,
    expiresAt,
    revokedAt: null,
  };
  const isMade = await database
    .transaction(async ({ administered, invites, audit }) => {
      if (await administered.hasAdmin()) return false;
      if (!replaced && (await invites.hasFirstAdmin(createdAt))) return false;
      await invites.revokeFirstAdmin(createdAt);
      await invites.create({ ...invite, firstAdmin: true, tokenHash: hash });
      await audit.append({ action: 'invite.created', details: { invite: invite.id, maxUses: 1, role: 'admin' } });
      return true;
    })
    .catch((error: unknown) => {
      // Another node made one at the same moment.
      if (violatedConstraint(error) === 'registration_invites_first_admin') return false;
      throw error;
    });
  return isMade ? `${origin}/register#invite=${token}` : undefined;
}

/** At the start of the service: the link goes to its log, once. Never rejects. */
export async function offerFirstAdmin({ config, database, events }: Context): Promise<void> {
  try {
    const link = await firstAdminLink(database, config.publicOrigins.at(-1) ?? '', { replaced: false });
    if (link) events.firstAdminInvited(link);
  } catch (error) {
    events.firstAdminNotInvited(error);
  }
}
