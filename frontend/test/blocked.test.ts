import { expect, jest, test } from '@jest/globals';
import type { OwnUser } from '@parley/contracts/auth-api';
import { createTyping } from '../src/lib/chat/presence/typing.ts';
import { createChatStore } from '../src/lib/chat/state.ts';
import { noticeHandlers, type NoticeDeps } from '../src/lib/chat/sync/notice-handlers.ts';
import { me, other } from './support/messages.ts';

const roomId = '00000000-0000-4000-8000-000000000001';

function client() {
  const store = createChatStore({ id: me } as OwnUser);
  const typing = createTyping(store, { connected: false } as never);
  const ownChanged = jest.fn();
  const deps = { store, typing, ownChanged, largeRooms: {}, logs: {}, roomList: {}, ringing: {} };
  const handlers = noticeHandlers(deps as unknown as NoticeDeps);
  return { store, typing, ownChanged, handlers };
}

test('who is blocked is not seen to type', () => {
  const { store, typing, handlers } = client();
  store.setState({ blocked: { [other]: true } });
  handlers['typing:start']?.({ roomId, userId: other });
  expect(store.getState().typing[roomId] ?? []).toEqual([]);
  store.setState({ blocked: {} });
  handlers['typing:start']?.({ roomId, userId: other });
  expect(store.getState().typing[roomId]).toEqual([other]);
  typing.close();
});

test('what another device chose is read again', () => {
  const { handlers, ownChanged } = client();
  handlers['own:changed']?.({ reason: 'blocks' });
  expect(ownChanged).toHaveBeenCalledTimes(1);
});
