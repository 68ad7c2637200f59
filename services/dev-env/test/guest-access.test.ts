import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { api } from '@parley/contracts/api';
import { chatCommands, type ChatCommand } from '@parley/contracts/chat-events';
import type { RestCall } from '@parley/contracts/rest';
import { endpoints } from '../src/endpoints.ts';
import { newGuest } from '../src/guests.ts';
import type { Person } from '../src/people.ts';
import { connect } from '../src/sockets.ts';

const calls = Object.entries<RestCall>(api);
const namesWith = (access: string) => calls.filter(([, call]) => call.access === access).map(([name]) => name);

/** What the platform answers to a call without any input but ids of nothing. */
async function answerTo(guest: Person, { method, path }: RestCall): Promise<{ status: number; code?: string }> {
  const url = `${endpoints().httpUrl}${path.replace(/:\w+/g, () => randomUUID())}`;
  const headers = { Authorization: `Bearer ${guest.token}`, 'Content-Type': 'application/json' };
  const body = method === 'get' ? null : '{}';
  const response = await fetch(url, { method: method.toUpperCase(), headers, body });
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  return { status: response.status, ...(code !== undefined && { code }) };
}

test('every call that needs an account refuses a guest, before it looks at anything else', async () => {
  const guest = await newGuest();
  for (const [name, call] of calls.filter(([, { access }]) => access === 'user'))
    expect([name, await answerTo(guest, call)]).toEqual([name, { status: 403, code: 'account_required' }]);
});

test('every call for guests takes one', async () => {
  const guest = await newGuest();
  for (const [name, call] of calls.filter(([, { access }]) => access === 'guest')) {
    const { status, code } = await answerTo(guest, call);
    expect([name, status < 500, code]).toEqual([
      name,
      true,
      expect.not.stringMatching(/account_required|unauthenticated/),
    ]);
  }
});

test('what guests may do is chosen, call by call', () => {
  expect(namesWith('guest').sort()).toEqual(
    [
      ...['me', 'listSessions', 'revokeSession', 'searchUsers', 'getUser', 'upgradeGuest'],
      ...['listRooms', 'getRoom', 'leaveRoom', 'listMembers', 'integrity', 'history', 'changes'],
      ...['sendMessage', 'editMessage', 'deleteMessage', 'react', 'reportMessage'],
      ...['listSpaces', 'getSpace', 'leaveSpace', 'readSpace', 'listChannels', 'listSpaceMembers', 'acceptInvite'],
      ...['getOnboarding', 'answerOnboarding'],
      ...[
        'listPlaces',
        'updatePlace',
        'listSections',
        'replaceSections',
        'listBlocks',
        'blockPerson',
        'unblockPerson',
        'personCard',
      ],
      ...['getStatus', 'setStatus', 'getNotifications', 'updateNotifications'],
      ...['callTicket', 'callCheckTicket'],
    ].sort(),
  );
});

test('guests name people by their ids, and search for nobody', async () => {
  const guest = await newGuest();
  const ask = async (query: string) => answerTo(guest, { ...api.searchUsers, path: `/api/users?${query}` } as RestCall);
  expect(await ask('search=ann')).toEqual({ status: 403, code: 'account_required' });
  expect(await ask(`ids=${guest.user.id}`)).toEqual({ status: 200 });
});

test('a socket takes from a guest the commands that say so', async () => {
  const guest = await newGuest();
  const client = await connect(guest);
  for (const name of Object.keys(chatCommands) as ChatCommand[]) {
    const answer = await client.command(name, {});
    const refused = !answer.ok && answer.error.code === 'account_required';
    expect([name, refused]).toEqual([name, !('access' in chatCommands[name])]);
  }
  client.close();
});
