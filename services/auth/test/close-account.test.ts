import { afterAll, expect, test } from '@jest/globals';
import { accountApi } from '@parley/contracts/account-api';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { mailsTo } from '@parley/dev-env/mails';
import { newGroup, newPeople, newPerson, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, newSpace } from '@parley/dev-env/spaces';
import pg from 'pg';
import { eraseAccounts } from '../src/domain/erase-accounts.ts';
import { createClosings } from '../src/stores/closings.ts';
import { createDatabase } from '../src/stores/database.ts';
import { queryable } from '../src/stores/queryable.ts';
import type { Context } from '../src/context.ts';

const { postgresUrl } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 2 });
afterAll(() => pool.end());

const dayMs = 24 * 3_600_000;
const close = (who: Person, password = who.password) =>
  callAs(who, accountApi.closeAccount, { body: { currentPassword: password } });
const signIn = ({ user, password }: Person, takeBack?: boolean) =>
  callAs(undefined, authApi.login, { body: { login: user.username, password, takeBack } });
/** As the sweep does so many days from now. */
const eraseIn = (days: number) => eraseAccounts(contextOf(), new Date(Date.now() + days * dayMs));
const actionsOf = async (userId: string) => {
  const sql = `SELECT action FROM audit_events WHERE user_id = $1 AND action LIKE 'account.%' ORDER BY id`;
  return (await pool.query<{ action: string }>(sql, [userId])).rows.map(({ action }) =>
    action.slice('account.'.length),
  );
};

test('a deleted account is cut everywhere, is found by nobody, and is taken back by a sign-in that says so', async () => {
  const [ann, ben] = (await newPeople(2, 'closing')) as [Person, Person];
  const { socket } = await connect(ann);
  const cut = new Promise(resolve => socket.once('disconnect', resolve));
  expect(await refusal(close(ann, 'not the password'))).toBe('wrong_password');
  const { erasedAfter } = await close(ann);
  expect(Math.round((Date.parse(erasedAfter) - Date.now()) / dayMs)).toBe(30);
  await cut;
  expect(await refusal(callAs(ann, authApi.me, {}))).toBe('session_revoked');
  expect(await refusal(signIn(ann))).toBe('account_closed');
  expect(await refusal(signIn({ ...ann, password: 'not the password' }, true))).toBe('invalid_credentials');
  const { users } = await callAs(ben, authApi.searchUsers, { query: { search: ann.user.username } });
  expect(users).toEqual([]);
  await mailsTo(ann.user.email ?? '', 1, /was deleted$/);
  expect((await signIn(ann, true)).user.id).toBe(ann.user.id);
  expect((await signIn(ann)).user.id).toBe(ann.user.id);
  expect(await actionsOf(ann.user.id)).toEqual(['registered', 'closed', 'taken-back']);
});

test('after 30 days it is erased: messages stay under no name, groups and spaces pass to others', async () => {
  const [ann, ben, cem] = (await newPeople(3, 'erased')) as [Person, Person, Person];
  const group = await newGroup(ann, [ben]);
  const { id: messageId } = await send(ann, group.id, 'I was here');
  const space = await newSpace(ann);
  const { invite } = await callAs(ann, spaceApi.createInvite, { params: { id: space.id }, body: {} });
  for (const one of [ben, cem]) await callAs(one, spaceApi.acceptInvite, { params: { code: invite.code } });
  const params = { id: space.id, userId: cem.user.id };
  await callAs(ann, spaceApi.updateMember, { params, body: { roleIds: [builtIn(space, 'moderator').id] } });
  const lonely = await newSpace(ann);
  await close(ann);
  await eraseIn(29);
  expect(await actionsOf(ann.user.id)).toEqual(['registered', 'closed']);
  await eraseIn(31);
  expect(await refusal(signIn(ann, true))).toBe('invalid_credentials');
  const { rows } = await pool.query(
    `SELECT email, avatar_url, display_name, search_text, (SELECT count(*)::int FROM credentials WHERE user_id = id)
       + (SELECT count(*)::int FROM sessions WHERE user_id = users.id) AS traces FROM users WHERE id = $1`,
    [ann.user.id],
  );
  const nothing = { email: null, avatar_url: null, search_text: '', traces: 0 };
  expect(rows).toEqual([{ ...nothing, display_name: 'Deleted account' }]);
  await eventually(async () => {
    const { members } = await callAs(ben, chatApi.listMembers, { params: { id: group.id } });
    expect(members).toMatchObject([{ user: { id: ben.user.id }, role: 'owner' }]);
    const { space: seen } = await callAs(ben, spaceApi.getSpace, { params: { id: space.id } });
    expect(seen).toMatchObject({ ownerId: cem.user.id, memberCount: 2 });
  });
  expect(await refusal(callAs(ben, spaceApi.getSpace, { params: { id: lonely.id } }))).toBe('unknown_space');
  const { messages } = await callAs(ben, chatApi.history, { params: { id: group.id } });
  expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ id: messageId, body: 'I was here' })]));
  // Nobody takes the name over as if they were the same person.
  const again = { username: ann.user.username, email: `x${ann.user.email}`, password: ann.password };
  expect(await refusal(callAs(undefined, authApi.register, { body: again }))).toBe('username_taken');
});

test('the only admin stays', async () => {
  const person = await newPerson('boss');
  const { id } = person.user;
  const client = await pool.connect();
  try {
    const closings = createClosings(queryable(client));
    expect(await closings.isLastAdmin(id)).toBe(false);
    // Taken back below: other tests have admins.
    await client.query('BEGIN');
    await client.query(
      `UPDATE users SET role = CASE id WHEN $1 THEN 'admin' ELSE 'user' END WHERE role = 'admin' OR id = $1`,
      [id],
    );
    expect(await closings.isLastAdmin(id)).toBe(true);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

/** What the sweep needs, on the stack's own database: its service takes the records from there to Kafka. */
function contextOf(): Context {
  const parts = {
    database: createDatabase(pool),
    events: { accountClosed: () => undefined },
    outbox: { poke: () => undefined },
    recordHeaders: () => ({ 'request-id': 'test', node: 'test' }),
  };
  return parts as unknown as Context;
}
