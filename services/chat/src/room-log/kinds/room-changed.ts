import type { RoomChanged } from '@parley/contracts/records';
import { fingerprint } from '../message-id.ts';
import type { Creation } from './kind.ts';

/** A change of the room among its messages. It is nobody's words: the room's activity and what is unread do not count it. */
export const roomChanged: Creation<RoomChanged> = {
  type: 'room.changed.v1',
  does: 'create',
  rights: ['system'],
  isAwaited: false,
  isQuiet: true,
  fingerprint: ({ line }) => fingerprint({ body: JSON.stringify(line) }),
  content: ({ id, line }) => ({ clientMsgId: id, body: '', line }),
};
