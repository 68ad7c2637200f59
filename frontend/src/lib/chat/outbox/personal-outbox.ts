import { timing } from '#config/timing.ts';
import type { ChatSocket } from '#lib/chat/connection/command.ts';
import { deliver } from '#lib/chat/outbox/deliver.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { Outbox } from '#lib/chat/outbox/outbox.ts';
import { openOutboxStore } from '#lib/chat/outbox/store.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { exclusively } from '#lib/locks.ts';

export interface PersonalOutboxDeps {
  store: ChatStore;
  socket: ChatSocket;
  onSent(entry: OutboxEntry): void;
}

export interface PersonalOutbox {
  outbox: Outbox;
  close(): void;
}

/** The outbox of the signed-in account: its store on this device, shared with the other tabs. */
export async function openPersonalOutbox({ store, socket, onSent }: PersonalOutboxDeps): Promise<PersonalOutbox> {
  const userId = store.getState().me.id;
  const entries = await openOutboxStore(userId);
  const tabs = new BroadcastChannel(`parley-outbox-${userId}`);
  const outbox = new Outbox({
    store: entries,
    deliver: entry => deliver(socket, entry),
    exclusively,
    onChange: all => store.setState({ outbox: all }),
    onSent,
    broadcast: () => tabs.postMessage('changed'),
    takeoverMs: timing.outboxTakeover,
  });
  tabs.addEventListener('message', () => void outbox.changedElsewhere());
  return {
    outbox,
    close() {
      outbox.close();
      tabs.close();
      entries.close();
    },
  };
}
