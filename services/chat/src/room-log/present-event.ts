import type { RoomEvent } from '@parley/contracts/room-events';
import { noteNamed } from './kinds/index.ts';
import type { StoredEvent, StoredMessage } from './model.ts';
import { presentMessage } from './present-message.ts';

type Stored = ReadonlyMap<string, StoredEvent>;

/**
 * An event of the log as those who follow the room get it. `stored` has it and the message that it is about, as that is
 * now. Throws when one is not there: the log loses neither.
 */
export function presentEvent(id: string, stored: Stored): RoomEvent {
  const event = found(id, stored);
  const { roomId, seq } = event;
  if (event.kind === 'message') {
    const { senderId: by, createdAt: at } = event;
    return { type: 'message.stored.v1', roomId, seq, by, at: at.toISOString(), message: presentMessage(event) };
  }
  const note = noteNamed(event.kind);
  if (note) return note.present(event);
  const { by, at, kind: change } = event;
  const message = presentMessage(messageOf(event.messageId, stored));
  return { type: 'message.updated.v1', roomId, seq, by, at: at.toISOString(), change, message };
}

function found(id: string, stored: Stored): StoredEvent {
  const event = stored.get(id);
  if (!event) throw new Error(`event ${id} is not stored`);
  return event;
}

function messageOf(id: string, stored: Stored): StoredMessage {
  const event = found(id, stored);
  if (event.kind !== 'message') throw new Error(`event ${id} is no message`);
  return event;
}
