import type { ChatSocket } from '@parley/client/sockets/connection';
import { timing } from '#config/timing.ts';
import type { DeviceDatabase } from '#lib/chat/device/database.ts';
import { deliver } from '#lib/chat/outbox/deliver.ts';
import type { OutboxEntry } from '#lib/chat/outbox/entry.ts';
import { Outbox } from '#lib/chat/outbox/outbox.ts';
import { outboxStore, refillOutbox } from '#lib/chat/outbox/store.ts';
import { storeWithMemory } from '#lib/chat/outbox/store-with-memory.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import { tabChannel } from '#lib/device/tab-channel.ts';
import { exclusively } from '#lib/locks.ts';

export interface PersonalOutboxDeps {
  db: DeviceDatabase;
  store: ChatStore;
  socket: ChatSocket;
  onSent(entry: OutboxEntry): void;
}

export interface PersonalOutbox {
  outbox: Outbox;
  close(): void;
}

/** The outbox of the signed-in account: on this device, shared with the other tabs. */
export function openPersonalOutbox({ db, store, socket, onSent }: PersonalOutboxDeps): PersonalOutbox {
  const tabs = tabChannel<'changed'>(`parley-outbox-${store.getState().me.id}`);
  db.whenEmptied(connection => refillOutbox(connection, store.getState().outbox));
  const kept = storeWithMemory(outboxStore(db));
  const outbox = new Outbox({
    store: kept,
    deliver: entry => deliver(socket, entry),
    exclusively,
    onChange: all => store.setState({ outbox: all, hasUnkept: kept.hasUnkept() }),
    onSent,
    broadcast: () => tabs.tell('changed'),
    takeoverMs: timing.outboxTakeover,
  });
  tabs.hear(() => void outbox.changedElsewhere());
  const askToStay = (event: BeforeUnloadEvent) => kept.hasUnkept() && event.preventDefault();
  addEventListener('beforeunload', askToStay);
  return {
    outbox,
    close() {
      outbox.close();
      tabs.close();
      removeEventListener('beforeunload', askToStay);
    },
  };
}
