import type { Access } from '#lib/session/access.ts';

/** What tabs of one browser tell each other about the session. */
export type TabMessage =
  { type: 'access'; access: Access } | { type: 'signed-in'; userId: string } | { type: 'signed-out' };

const channel = new BroadcastChannel('parley-session');

export function tellTabs(message: TabMessage): void {
  channel.postMessage(message);
}

export function hearTabs(listener: (message: TabMessage) => void): void {
  channel.addEventListener('message', event => listener(event.data as TabMessage));
}
