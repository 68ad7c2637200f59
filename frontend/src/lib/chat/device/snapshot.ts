import { bounds } from '#config/timing.ts';
import type { DeviceDatabase } from '#lib/chat/device/database.ts';
import { takeDistrust } from '#lib/chat/device/distrust.ts';
import { readSnapshot, type Snapshot, snapshotFormat } from '#lib/chat/device/snapshot-shape.ts';
import { lastPages } from '#lib/chat/log/room-log.ts';
import type { ChatState, ChatStore } from '#lib/chat/state.ts';
import { elapsed } from '#lib/clock.ts';

/** Written at most this often, in ms. */
const every = 2_000;

export interface SnapshotKeeper {
  close(): void;
}

/** What cannot be read, or not used, is thrown away: the platform has all of it. */
export async function restoreSnapshot(db: DeviceDatabase, store: ChatStore): Promise<void> {
  const kept = await db.use(connection => connection.get('snapshot', 'last')).catch(() => undefined);
  const snapshot = takeDistrust() ? undefined : readSnapshot(kept);
  if (!snapshot) return forgetSnapshot(db).catch(() => undefined);
  const { rooms, logs, people, blocked } = snapshot;
  store.setState(state => ({ rooms, logs, blocked, people: { ...people, ...state.people } }));
}

/** Writes the state when it changed. A lost write costs a longer `sync`, nothing else. */
export function keepSnapshot(db: DeviceDatabase, store: ChatStore): SnapshotKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let savedAt = -every;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    savedAt = elapsed();
    const snapshot = snapshotOf(store.getState());
    db.use(connection => connection.put('snapshot', snapshot, 'last')).catch(() => undefined);
  };
  const unsubscribe = store.subscribe((state, before) => {
    const isSame = state.rooms === before.rooms && state.logs === before.logs && state.people === before.people;
    if (isSame) return;
    // What waits in the outbox for a new room could not be shown without the room.
    if (Object.keys(state.rooms).length !== Object.keys(before.rooms).length) return save();
    timer ??= setTimeout(save, Math.max(0, savedAt + every - elapsed()));
  });
  // The tab may go away before the next write is due; the browser finishes a write that has begun.
  const saveNow = () => timer !== undefined && save();
  addEventListener('pagehide', saveNow);
  return {
    close() {
      unsubscribe();
      removeEventListener('pagehide', saveNow);
      clearTimeout(timer);
    },
  };
}

function snapshotOf({ rooms, people, logs, blocked }: ChatState): Snapshot {
  const kept = Object.entries(logs).flatMap(([roomId, log]) => {
    const short = lastPages(log, bounds.snapshotMessages);
    return short ? [[roomId, short] as const] : [];
  });
  return { format: snapshotFormat, rooms, people, blocked, logs: Object.fromEntries(kept) };
}

/** After signing out the device keeps the outbox and nothing else. */
export async function forgetSnapshot(db: DeviceDatabase): Promise<void> {
  await db.use(connection => connection.clear('snapshot'));
}
