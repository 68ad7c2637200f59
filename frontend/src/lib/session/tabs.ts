import { tabChannel } from '#lib/device/tab-channel.ts';

/** What tabs of one browser tell each other about the session. */
export type TabMessage =
  /** `lifetimeMs`: clocks of tabs start at different times, so what is left is told and not when it ends. */
  | { type: 'access'; token: string; userId: string; lifetimeMs: number }
  | { type: 'signed-in'; userId: string }
  /** Told before the server is asked, and taken back if it refuses. */
  | { type: 'signing-out'; isWished: boolean }
  | { type: 'signed-out'; because: 'own-wish' | 'ended' };

const channel = tabChannel<TabMessage>('parley-session');

export const tellTabs = channel.tell;
export const hearTabs = channel.hear;
