import type { RoomEvent } from '@parley/contracts/room-events';
import { presentEvent } from '../room-log/present-event.ts';
import type { RoomLog } from '../room-log/store.ts';

const pageSize = 200;

/** The events of a room after `after` and up to `upTo`, from the store, in pages. */
export async function* storedEvents(
  log: Pick<RoomLog, 'eventsBetween' | 'findStored'>,
  roomId: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<RoomEvent[]> {
  for (let reached = after; reached < upTo;) {
    const events = await log.eventsBetween(roomId, reached, upTo, pageSize);
    const last = events.at(-1);
    if (!last) return;
    const about = events.flatMap(event => ('messageId' in event ? [event.messageId] : []));
    const stored = await log.findStored([...new Set(about)], [roomId]);
    for (const event of events) if (!stored.has(event._id)) stored.set(event._id, event);
    yield events.map(({ _id }) => presentEvent(_id, stored));
    reached = last.seq;
  }
}
