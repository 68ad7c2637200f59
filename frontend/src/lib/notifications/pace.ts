/** In so many milliseconds at most so many rooms are told of one by one; more become one notice. */
const window = 10_000;
const most = 3;

/** Keeps a burst of messages from becoming a burst of notices. */
export class Pace {
  #rooms = new Map<string, number>();

  /** What to do with a message of a room: a notice of its own, or one for several rooms, of which there are so many now. */
  next(roomId: string, now: number): { alone: true } | { alone: false; rooms: number } {
    for (const [room, at] of this.#rooms) if (now - at > window || now < at) this.#rooms.delete(room);
    this.#rooms.set(roomId, now);
    return this.#rooms.size <= most ? { alone: true } : { alone: false, rooms: this.#rooms.size };
  }
}
