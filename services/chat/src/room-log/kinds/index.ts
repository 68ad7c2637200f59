import { ParleyError } from '@parley/contracts/errors';
import type { RoomLogRecord } from '@parley/contracts/records';
import { callClosed } from './call-closed.ts';
import { callOpened } from './call-opened.ts';
import type { Change, Creation, Kind, Note, Target } from './kind.ts';
import { messageCreated } from './message-created.ts';
import { messageDeleted } from './message-deleted.ts';
import { messageEdited } from './message-edited.ts';
import { messageReacted } from './message-reacted.ts';
import { roomChanged } from './room-changed.ts';

type EventOf<T extends RoomLogRecord['type']> = Extract<RoomLogRecord, { type: T }>;

/** Every kind of event that the log of a room knows; a record without one does not compile. */
const kinds: { [T in RoomLogRecord['type']]: Creation<EventOf<T>> | Change<EventOf<T>> | Note<EventOf<T>> } = {
  'message.created.v1': messageCreated,
  'message.edited.v1': messageEdited,
  'message.deleted.v1': messageDeleted,
  'message.reacted.v1': messageReacted,
  'call.opened.v1': callOpened,
  'call.closed.v1': callClosed,
  'room.changed.v1': roomChanged,
};

const notes = new Map(Object.values(kinds).flatMap(kind => (kind.does === 'note' ? [[kind.name, kind as Note]] : [])));

export const noteNames = [...notes.keys()];

/** The kind of a stored event, if it leaves its message as it is. */
export function noteNamed(name: Note['name']): Note | undefined {
  return notes.get(name);
}

/** What the log knows of an event's kind; it fits the event, because the type chose it. */
export function kindOf(event: RoomLogRecord): Kind {
  return kinds[event.type] as Kind;
}

/** Why an event must not be done, if so. Asked when it is accepted, and again when the log decides. `target`: its message. */
export function refusalOf(event: RoomLogRecord, target?: Target): ParleyError | undefined {
  const kind = kindOf(event);
  if (!kind.rights.includes(event.right))
    return new ParleyError('forbidden', `Nobody may do this in the right of ${event.right}`);
  return kind.does === 'create' || !target ? undefined : kind.refusal(event, target);
}
