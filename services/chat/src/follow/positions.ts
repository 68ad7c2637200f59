import type { Models } from '../stores/models.ts';

/** How far one follower is in each room. */
export type Positions = ReturnType<typeof createPositions>;

/** Keeps the positions of the follower `name` in MongoDB; they only grow. */
export function createPositions({ positions }: Pick<Models, 'positions'>, name: string) {
  const key = (roomId: string): string => `${name}:${roomId}`;
  /** Stands for all rooms: there once every room was read from the store. */
  const whole = key('*');

  /** The last event of each room that was applied; 0 for a room that is new to it. */
  async function load(roomIds: string[]): Promise<Map<string, number>> {
    const found = await positions
      .find({ _id: { $in: roomIds.map(key) } })
      .lean()
      .exec();
    const known = new Map(found.map(({ _id, seq }) => [_id, seq]));
    return new Map(roomIds.map(roomId => [roomId, known.get(key(roomId)) ?? 0]));
  }

  async function save(reached: ReadonlyMap<string, number>): Promise<void> {
    if (reached.size === 0) return;
    const updates = [...reached].map(([roomId, seq]) => ({
      updateOne: { filter: { _id: key(roomId) }, update: { $max: { seq } }, upsert: true },
    }));
    await positions.bulkWrite(updates, { ordered: false });
  }

  const isWhole = async (): Promise<boolean> => (await positions.exists({ _id: whole }).exec()) !== null;
  const setWhole = (): Promise<void> => save(new Map([['*', 0]]));

  return { load, save, isWhole, setWhole };
}
