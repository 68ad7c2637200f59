import { ParleyError } from '@parley/contracts/errors';
import { command } from '#lib/chat/connection/command.ts';
import type { EntryBase, EntryKind } from '#lib/chat/outbox/kinds/kind.ts';

export interface ReadEntry extends EntryBase {
  kind: 'read';
  seq: number;
}

export const read: EntryKind<ReadEntry> = {
  lane: 'own',
  bySocket: (socket, { roomId, seq }) => command(socket, 'message:read', { roomId, seq }),
  byRest: () => Promise.reject(new ParleyError('unavailable', 'Read marks travel by socket only')),
  isFulfilledBy: () => false,
  isKeptWhenRejected: false,
  isForgotten: () => true,
};
