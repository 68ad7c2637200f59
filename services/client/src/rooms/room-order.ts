import type { Message } from '@parley/contracts/message';
import type { Note } from '@parley/contracts/message-actions/index';

/** What happens in a room: a message that is new, edited or deleted, or a note (a reaction). */
export type RoomEvent = Message | Note;

/** Where an event stands in its room. */
export function placeOf(event: RoomEvent): number {
  return 'notice' in event ? event.seq : event.changedSeq;
}

/** Events that wait for the one before them; what comes beyond so many is fetched with the gap. */
const mostAhead = 500;

/** Puts the events of one room in order, each place once. What is next comes out at once; what is ahead waits. */
export class RoomOrder {
  #position: number;
  /** The last place that was heard of. */
  #head: number;
  readonly #ahead = new Map<number, RoomEvent>();

  constructor(position: number) {
    this.#position = position;
    this.#head = position;
  }

  /** Everything up to here has come out. */
  get position(): number {
    return this.#position;
  }

  /** Something is missing that is known to be there. */
  get hasGap(): boolean {
    return this.#head > this.#position;
  }

  /** There are events up to here. */
  heardOf(place: number): void {
    this.#head = Math.max(this.#head, place);
  }

  /** Takes a hint; answers what has become next with it. */
  take(event: RoomEvent): RoomEvent[] {
    const place = placeOf(event);
    this.heardOf(place);
    if (place <= this.#position) return [];
    if (place > this.#position + 1) {
      if (this.#ahead.size < mostAhead) this.#ahead.set(place, event);
      return [];
    }
    this.#position = place;
    return [event, ...this.#drain()];
  }

  /**
   * Takes a range that begins at the position or before and reaches to `upTo`; answers what is new in it. Places that it
   * leaves out were overwritten: the message stands at the place of its last change. What stands beyond `upTo` comes again with
   * the next range.
   */
  takeRange(events: readonly RoomEvent[], upTo: number): RoomEvent[] {
    const isFresh = (place: number) => place > this.#position && place <= upTo;
    const fresh = events.filter(event => isFresh(placeOf(event))).sort((a, b) => placeOf(a) - placeOf(b));
    this.#position = Math.max(this.#position, upTo);
    return [...fresh, ...this.#drain()];
  }

  /** Begins again from another place: the room is too far ahead, or has lost its end. */
  restart(position: number): void {
    this.#position = position;
    this.#head = position;
    this.#ahead.clear();
  }

  #drain(): RoomEvent[] {
    for (const place of this.#ahead.keys()) if (place <= this.#position) this.#ahead.delete(place);
    const next: RoomEvent[] = [];
    for (let event = this.#ahead.get(this.#position + 1); event; event = this.#ahead.get(this.#position + 1)) {
      this.#position += 1;
      this.#ahead.delete(this.#position);
      next.push(event);
    }
    return next;
  }
}
