import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { afterClick, type NoticeClick, type Windows } from './notice-click.ts';

/** Put in by the build. */
declare const keptFiles: { url: string; revision: string | null }[];

/** What is not a page of the app: the worker leaves all of it to the network, so no answer of the API is ever kept. */
const notPages = [/^\/api\/(?!docs$)/, /^\/pictures\//, /^\/health/, /^\/(rtc\/)?socket\.io\//, /\.[a-z]+$/];

cleanupOutdatedCaches();
precacheAndRoute(keptFiles);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: notPages }));
// The page that brought the worker is served by it too: its next reload works without a network.
clientsClaim();

addEventListener('notificationclick', event => {
  const click = event as unknown as NoticeClick & { waitUntil(work: Promise<void>): void };
  click.waitUntil(afterClick(click, (globalThis as unknown as { clients: Windows }).clients));
});

// A new worker waits until the person wants the new version, or until no page of the old one is open.
addEventListener('message', event => {
  if (event.data === 'take-over') void (globalThis as unknown as { skipWaiting(): Promise<void> }).skipWaiting();
});
