import { ParleyError } from '@parley/contracts/errors';
import type { Room } from '@parley/contracts/room';
import { newGroup, newPeople, type Person, send } from '@parley/dev-env/people';
import type { Random } from './random.ts';

export interface LongRoom {
  room: Room;
  reader: Person;
}

/** Sends under way at once. */
const lanes = 32;

/** A group with so many messages of all shapes: one word, many lines, links, by one person for long or by turns. */
export async function newLongRoom(name: string, count: number, random: Random): Promise<LongRoom> {
  const [reader, ...writers] = (await newPeople(4, 'scroll')) as [Person, Person, Person, Person];
  const room = await newGroup(reader, writers, { name });
  const bodies = Array.from(
    { length: count },
    (_, index) => `line ${String(index + 1).padStart(5, '0')}${tail(random)}`,
  );
  let writer = writers[0] as Person;
  for (let at = 0; at < count; at += lanes) {
    // One person's monologue, then another's: groups of every length.
    if (random.next() < 0.6) writer = random.oneOf(writers);
    const mixed = random.next() < 0.5;
    const batch = bodies.slice(at, at + lanes);
    await Promise.all(batch.map(body => sendPatiently(mixed ? random.oneOf(writers) : writer, room.id, body)));
  }
  return { room, reader };
}

function tail(random: Random): string {
  const words = (most: number) => ' and so on'.repeat(random.between(1, most));
  return random.oneOf([
    () => '',
    () => words(3),
    () => words(30),
    () => `\n${'more\n'.repeat(random.between(1, 8))}end`,
  ])();
}

/** Waits as long as the platform says when its limits are reached. */
async function sendPatiently(person: Person, roomId: string, body: string): Promise<void> {
  for (;;) {
    try {
      await send(person, roomId, body);
      return;
    } catch (error) {
      if (!(error instanceof ParleyError) || error.retryAfterMs === undefined) throw error;
      await new Promise(resolve => setTimeout(resolve, error.retryAfterMs));
    }
  }
}
