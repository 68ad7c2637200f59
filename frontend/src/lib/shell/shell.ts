import { create } from 'zustand';

/** The installed app, which starts without a network. Long-lived tabs look this often for a new version, in ms. */
const lookEvery = 3_600_000;

/** What the page knows of the worker that keeps the app on this device. */
export const useShell = create<{ isUpdateReady: boolean }>(() => ({ isUpdateReady: false }));

let registration: ServiceWorkerRegistration | undefined;

/** Lets the browser keep the app. Where it refuses, as without HTTPS or site data, the app works with a network only. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  // The first worker takes over the page that brought it, which is of the same version.
  const isFirst = workers.controller === null;
  registration = await workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  if (!registration) return;
  const kept = registration;
  const tell = () => kept.waiting && kept.active && useShell.setState({ isUpdateReady: true });
  tell();
  kept.addEventListener('updatefound', () => kept.installing?.addEventListener('statechange', tell));
  // Another tab has taken the new version.
  let isOwnFirst = isFirst;
  workers.addEventListener('controllerchange', () => {
    if (!isOwnFirst) useShell.setState({ isUpdateReady: true });
    isOwnFirst = false;
  });
  setInterval(() => void kept.update().catch(() => undefined), lookEvery);
}

/** Goes on with the new version. What the person has begun to write, and what waits to be sent, lies on the device. */
export function takeUpdate(): void {
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}

/** Removes the kept app, so that the next start takes all of it from the server. False while nobody answers. */
export async function dropShell(): Promise<boolean> {
  const answer = await fetch('/sw.js', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return false;
  const found = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  await Promise.all((found ?? []).map(each => each.unregister()));
  return true;
}
