import { firstAdminLink } from '../domain/first-admin-link.ts';
import { changeRole } from '../domain/change-role.ts';
import { endSessionsOf } from '../domain/end-sessions-of.ts';
import { makeResetLink } from '../domain/make-reset-link.ts';
import { restoreAccount } from '../domain/restore-account.ts';
import { searchTerms } from '../domain/search-keys.ts';
import { suspendAccount } from '../domain/suspend-account.ts';
import type { AdministeredUser } from '../stores/administered.ts';
import type { Command, Given } from './command.ts';
import type { AdminContext } from './context.ts';

const mostShown = 100;
const longestReason = 300;
const operator = { by: 'command' };

export const peopleCommands: Record<string, Command> = {
  list,
  find,
  suspend,
  restore,
  'end-sessions': endSessions,
  role,
  'reset-link': resetLink,
  'first-admin': firstAdmin,
};

async function list({ database }: AdminContext, { search, suspended = false, words }: Given): Promise<string[]> {
  if (words.length > 0) throw new Error('Give what to look for with --search TEXT.');
  const asked = search && { words: searchTerms(search).words, address: search.toLowerCase() };
  const query = { search: asked || undefined, suspended, after: undefined, limit: mostShown + 1 };
  const found = await database.administered.page(query);
  const lines = found.slice(0, mostShown).map(line);
  if (found.length > mostShown) return [...lines, `… and more than these ${mostShown}: narrow it with --search TEXT.`];
  return lines.length > 0 ? lines : ['Nobody.'];
}

async function find({ database }: AdminContext, { words }: Given): Promise<string[]> {
  const person = await demandPerson(database, words);
  const { email, displayName, role: is, sessions, createdAt, lastSeenAt, suspendReason } = person;
  return [
    line(person),
    `name       ${JSON.stringify(displayName)}`,
    `e-mail     ${email}`,
    `role       ${is}`,
    `since      ${createdAt.toISOString()}`,
    `last seen  ${lastSeenAt?.toISOString() ?? 'never'}, with ${count(sessions)} that stand now`,
    ...(suspendReason ? [`reason     ${JSON.stringify(suspendReason)}`] : []),
  ];
}

async function suspend(context: AdminContext, { words, reason = '' }: Given): Promise<string[]> {
  if (reason.length > longestReason) throw new Error(`--reason must have at most ${longestReason} characters.`);
  const { id, username } = await demandPerson(context.database, words);
  const ended = await suspendAccount(context, id, reason, operator);
  return [`@${username} is suspended: ${count(ended)} ended, and nobody signs in to it.`];
}

async function restore(context: AdminContext, { words }: Given): Promise<string[]> {
  const { id, username } = await demandPerson(context.database, words);
  if (!(await restoreAccount(context, id, operator))) throw new Error(`@${username} is not suspended.`);
  return [`@${username} may sign in again.`];
}

async function endSessions(context: AdminContext, { words }: Given): Promise<string[]> {
  const { id, username } = await demandPerson(context.database, words);
  return [`${count(await endSessionsOf(context, id, operator))} of @${username} ended.`];
}

async function role(context: AdminContext, { words }: Given): Promise<string[]> {
  const wanted = words.at(-1);
  if (words.length !== 2 || (wanted !== 'admin' && wanted !== 'user'))
    throw new Error('Name somebody and the role: people role NAME admin|user');
  const { id, username, role: is } = await demandPerson(context.database, words.slice(0, 1));
  if (is === wanted) throw new Error(`@${username} is ${is} already.`);
  const ended = await changeRole(context, id, wanted, operator);
  return [`@${username} is ${wanted} from the next sign-in on; ${count(ended)} ended.`];
}

async function resetLink(context: AdminContext, { words }: Given): Promise<string[]> {
  const { id, username } = await demandPerson(context.database, words);
  const { link, expiresAt } = await makeResetLink(context, context.origin, id, operator);
  return [link, `sets a new password of @${username}, once, until ${expiresAt.toISOString()}`];
}

async function firstAdmin({ database, origin }: AdminContext): Promise<string[]> {
  const link = await firstAdminLink(database, origin, { replaced: true });
  if (!link) throw new Error('There is an admin already. Give others the role with: people role NAME admin');
  return [link, 'who registers with it within 24 hours is admin; links of before have ended'];
}

/** By username, with or without @, e-mail address or id. */
async function demandPerson({ administered }: AdminContext['database'], words: string[]): Promise<AdministeredUser> {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) throw new Error('Name one account: its username, e-mail address or id.');
  const person = await administered.find(name.toLowerCase().replace(/^@/, ''));
  if (!person) throw new Error(`There is no account ${JSON.stringify(name)}. Look with: people list --search TEXT`);
  return person;
}

function line({ id, username, email, role: is, suspendedAt, closedAt }: AdministeredUser): string {
  const marks = [
    is === 'admin' && 'admin',
    suspendedAt && `suspended since ${suspendedAt.toISOString()}`,
    closedAt && `deleted by its owner at ${closedAt.toISOString()}`,
  ];
  return [id, `@${username}`, email, ...marks.filter(Boolean)].join('  ');
}

const count = (sessions: number): string => `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
