import type { PublicUser } from '@parley/contracts/auth-api';
import { bounds } from '#config/timing.ts';
import type { DeviceDatabase } from '#lib/chat/device/database.ts';
import { lastPages, type RoomLog } from '#lib/chat/log/room-log.ts';
import type { ChatStore, RoomState } from '#lib/chat/state.ts';

/**
 * The last state of the chat, so that the app opens with it at once, also while nobody answers. Positions come
 * along: the first `sync` brings exactly what was missed.
 */
export interface Snapshot {
  rooms: Readonly<Record<string, RoomState>>;
  logs: Readonly<Record<string, RoomLog>>;
  people: Readonly<Record<string, PublicUser>>;
}

/** Written at most this often, in ms. */
const every = 2_000;

export interface SnapshotKeeper {
  close(): void;
}

export async function restoreSnapshot(db: DeviceDatabase, store: ChatStore): Promise<void> {
  const snapshot = await db.get('snapshot', 'last');
  if (!snapshot) return;
  const { rooms, logs, people } = snapshot;
  store.setState(state => ({ rooms, logs, people: { ...people, ...state.people } }));
}

/** Writes the state when it changed. A lost write costs a longer `sync`, nothing else. */
export function keepSnapshot(db: DeviceDatabase, store: ChatStore): SnapshotKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let savedAt = 0;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    savedAt = Date.now();
    const { rooms, people, logs } = store.getState();
    const kept = Object.entries(logs).flatMap(([roomId, log]) => {
      const short = lastPages(log, bounds.snapshotMessages);
      return short ? [[roomId, short] as const] : [];
    });
    db.put('snapshot', { rooms, people, logs: Object.fromEntries(kept) }, 'last').catch(() => undefined);
  };
  const unsubscribe = store.subscribe((state, before) => {
    const isSame = state.rooms === before.rooms && state.logs === before.logs && state.people === before.people;
    if (isSame) return;
    // What waits in the outbox for a new room could not be shown without the room.
    if (Object.keys(state.rooms).length !== Object.keys(before.rooms).length) return save();
    timer ??= setTimeout(save, Math.max(0, savedAt + every - Date.now()));
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

/** After signing out the device keeps the outbox and nothing else. */
export async function forgetSnapshot(db: DeviceDatabase): Promise<void> {
  await db.clear('snapshot');
}
