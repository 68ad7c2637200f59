import { randomUUID } from 'node:crypto';
import { registrationModes } from '@parley/contracts/auth-api';
import { newLinkToken } from '../domain/link-token.ts';
import { openWaitingAccount } from '../domain/open-waiting-account.ts';
import { notAGuest } from '../domain/store-upgrade.ts';
import type { Command, Given } from './command.ts';
import type { AdminContext } from './context.ts';

const dayMs = 24 * 3_600_000;

const modes: readonly string[] = registrationModes;
/** For who wants back what the environment says. */
const asConfigured = 'as-configured';

export const registrationCommands: Record<string, Command> = {
  mode,
  open: context => choose(context, 'open'),
  close: context => choose(context, 'closed'),
  invite,
  invites,
  revoke,
  requests,
  approve,
  refuse,
};

async function mode(context: AdminContext, { words }: Given): Promise<string[]> {
  const [wanted, ...more] = words;
  if (more.length > 0 || (wanted !== undefined && wanted !== asConfigured && !modes.includes(wanted)))
    throw new Error(`Say one mode: ${[...modes, asConfigured].join(', ')}`);
  if (wanted !== undefined) return choose(context, wanted === asConfigured ? undefined : wanted);
  const chosen = await context.database.settings.registrationMode();
  return [chosen ? `Chosen: ${chosen}` : 'As the environment of auth says (PARLEY_REGISTRATION).'];
}

async function choose({ database }: AdminContext, wanted: string | undefined): Promise<string[]> {
  await database.transaction(async ({ settings, audit }) => {
    await settings.chooseRegistrationMode(wanted, new Date());
    const details = { by: 'command', mode: wanted ?? asConfigured };
    await audit.append({ action: 'registration.mode-changed', details });
  });
  const words = wanted ? `Registration is ${wanted}` : 'Registration is as the environment of auth says';
  return [`${words}, on all nodes within a few seconds.`];
}

async function invite({ database, origin }: AdminContext, { uses, days, note = '' }: Given): Promise<string[]> {
  const { token, hash } = newLinkToken();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + wholeNumber('--days', days, 7, 365) * dayMs);
  const maxUses = wholeNumber('--uses', uses, 1, 10_000);
  const id = randomUUID();
  const kept = { id, note: note.slice(0, 200), maxUses, uses: 0, createdAt, expiresAt, revokedAt: null };
  await database.transaction(async stores => {
    await stores.invites.create({ ...kept, tokenHash: hash });
    await stores.audit.append({ action: 'invite.created', details: { invite: id, maxUses } });
  });
  return [`${origin}/register#invite=${token}`, `invitation ${id}, for ${maxUses}, until ${expiresAt.toISOString()}`];
}

async function invites({ database }: AdminContext): Promise<string[]> {
  const all = await database.invites.list();
  return all.map(({ id, uses, maxUses, expiresAt, revokedAt, note }) => {
    const state = revokedAt ? 'ended' : expiresAt <= new Date() ? 'over' : `until ${expiresAt.toISOString()}`;
    return `${id}  used ${uses} of ${maxUses}  ${state}  ${note}`.trimEnd();
  });
}

async function revoke({ database }: AdminContext, { words: ids }: Given): Promise<string[]> {
  const done: string[] = [];
  for (const id of demandIds(ids)) {
    await database.transaction(async stores => {
      if (!(await stores.invites.revoke(id, new Date()))) throw new Error(`There is no invitation ${id} that stands.`);
      await stores.audit.append({ action: 'invite.revoked', details: { invite: id } });
    });
    done.push(`${id} ended`);
  }
  return done;
}

async function requests({ database }: AdminContext): Promise<string[]> {
  const all = await database.requests.list();
  return all.map(
    ({ id, username, email, displayName, createdAt }) =>
      `${id}  ${createdAt.toISOString()}  @${username}  ${email}  ${JSON.stringify(displayName)}`,
  );
}

async function approve({ database, recordHeaders }: AdminContext, { words: ids }: Given): Promise<string[]> {
  const done: string[] = [];
  for (const id of demandIds(ids)) {
    const username = await database.transaction(async stores => {
      const request = await stores.requests.take(id);
      if (!request) throw new Error(`Nobody waits with the id ${id}.`);
      const account = await openWaitingAccount(stores, request, recordHeaders());
      if (!account) throw notAGuest();
      await stores.audit.append({ action: 'account.registered', userId: account.id, details: { by: 'approval' } });
      return account.username;
    });
    done.push(`@${username} has an account now`);
  }
  return done;
}

async function refuse({ database }: AdminContext, { words: ids }: Given): Promise<string[]> {
  const done: string[] = [];
  for (const id of demandIds(ids)) {
    await database.transaction(async stores => {
      if (!(await stores.requests.take(id))) throw new Error(`Nobody waits with the id ${id}.`);
      await stores.audit.append({ action: 'registration.refused', details: { request: id } });
    });
    done.push(`${id} is off the list`);
  }
  return done;
}

function demandIds(ids: string[]): string[] {
  const wrong = ids.find(id => !/^[0-9a-f-]{36}$/i.test(id));
  if (ids.length === 0 || wrong !== undefined)
    throw new Error(`Name ids, as the lists show them${wrong ? `: ${wrong} is none` : ''}.`);
  return ids;
}

function wholeNumber(flag: string, text: string | undefined, fallback: number, most: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${flag} must be a whole number from 1 to ${most}.`);
}
