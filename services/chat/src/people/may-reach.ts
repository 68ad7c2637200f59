import { ParleyError } from '@parley/contracts/errors';
import { refusedBy } from '../access/may.ts';
import type { ChatContext } from '../context.ts';

type Needs = Pick<ChatContext, 'blocks' | 'people'>;

/** Whether somebody may begin a dm, and how: `request` waits until the other accepts. Throws `forbidden`. */
export async function demandDm({ blocks, people }: Needs, by: string, to: string): Promise<'open' | 'request'> {
  const [isOwn, isTheirs, { dms }] = await Promise.all([blocks.has(by, to), blocks.has(to, by), people.settingsOf(to)]);
  if (isOwn) throw refusedBy.own();
  if (isTheirs || dms === 'nobody') throw refusedBy.theirs();
  if (dms === 'everyone') return 'open';
  if ((await people.acquaintedWith(by, [to])).has(to)) return 'open';
  if (dms === 'requests') return 'request';
  throw refusedBy.theirs();
}

/** Whether somebody may put all of these people into a group. Throws `forbidden` that names whom they may not. */
export async function demandAddable({ blocks, people }: Needs, by: string, userIds: string[]): Promise<void> {
  const [blocking, settings] = await Promise.all([blocks.whoBlocked(by, userIds), people.settingsOfMany(userIds)]);
  const choiceOf = (userId: string) => settings.get(userId)?.groups;
  const choosy = userIds.filter(userId => choiceOf(userId) === 'spaces');
  const known = choosy.length > 0 ? await people.acquaintedWith(by, choosy) : new Set<string>();
  const refused = userIds.filter(
    userId =>
      blocking.has(userId) || choiceOf(userId) === 'nobody' || (choiceOf(userId) === 'spaces' && !known.has(userId)),
  );
  if (refused.length === 0) return;
  const errors = refused.map(userId => ({ field: 'userIds', message: userId }));
  throw new ParleyError('forbidden', 'You cannot add this person', { errors });
}
