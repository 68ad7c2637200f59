import type { NoticeData, NoticeSaid } from '../src/lib/notifications/notice-said.ts';

/** What there is of a worker's notices; the page's types know none of them. */
export interface NoticeClick {
  /** The button, or empty. */
  action: string;
  notification: { close(): void; data?: NoticeData | null };
}

export interface Windows {
  /** The one that was looked at last comes first. */
  matchAll(of: { type: 'window' }): Promise<{ focus(): Promise<unknown>; postMessage(said: NoticeSaid): void }[]>;
  openWindow(path: string): Promise<unknown>;
}

/**
 * A notice that was shown by the worker opens its page: in a window that is there, else in a new one. To answer opens
 * the call; to decline opens nothing.
 */
export async function afterClick({ action, notification }: NoticeClick, windows: Windows): Promise<void> {
  notification.close();
  const { path, ring } = notification.data ?? { path: '/' };
  const [page] = await windows.matchAll({ type: 'window' });
  if (action === 'decline' && ring) return page?.postMessage({ decline: ring.callId });
  const answered = action === 'answer' ? ring : undefined;
  if (page) {
    page.postMessage(answered ? { answer: answered.callId, path: answered.path } : { open: path });
    await page.focus();
  } else await windows.openWindow(answered?.path ?? path);
}
