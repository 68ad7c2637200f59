import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Put in by the build. */
declare const keptFiles: { url: string; revision: string | null }[];

/** What is not a page of the app: the worker leaves all of it to the network, so no answer of the API is ever kept. */
const notPages = [/^\/api\/(?!docs$)/, /^\/pictures\//, /^\/health/, /^\/(rtc\/)?socket\.io\//, /\.[a-z]+$/];

cleanupOutdatedCaches();
precacheAndRoute(keptFiles);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: notPages }));
// The page that brought the worker is served by it too: its next reload works without a network.
clientsClaim();

/** What there is of a worker's notices; the page's types know none of them. */
interface NoticeClick {
  notification: { close(): void; data?: { path?: string } };
  waitUntil(work: Promise<unknown>): void;
}
interface Windows {
  matchAll(of: { type: 'window' }): Promise<{ focus(): Promise<unknown>; postMessage(said: unknown): void }[]>;
  openWindow(path: string): Promise<unknown>;
}

// A notice that was shown by the worker, as on phones, opens its page: in a window that is there, else in a new one.
addEventListener('notificationclick', event => {
  const { notification, waitUntil } = event as unknown as NoticeClick;
  notification.close();
  const path = notification.data?.path ?? '/';
  const windows = (globalThis as unknown as { clients: Windows }).clients;
  const open = async () => {
    const [page] = await windows.matchAll({ type: 'window' });
    if (!page) return windows.openWindow(path);
    page.postMessage({ open: path });
    return page.focus();
  };
  waitUntil.call(event, open());
});

// A new worker waits until the person wants the new version, or until no page of the old one is open.
addEventListener('message', event => {
  if (event.data === 'take-over') void (globalThis as unknown as { skipWaiting(): Promise<void> }).skipWaiting();
});
