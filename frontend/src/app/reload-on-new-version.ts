import { z } from 'zod';
import { wallClock } from '#lib/clock.ts';
import { storedValue } from '#lib/device/stored-value.ts';
import { dropShell } from '#lib/shell/shell.ts';

const reloadedAt = storedValue('session', 'parley.reloaded', z.number());
/** A second failure within this time is not a new version but a broken one, and another reload would not help. */
const patience = 30_000;

/**
 * After a deployment the pages that are not loaded yet are gone from the server: the new version has them. What the
 * device keeps of the app is dropped first, because it would start the old version again.
 */
export function reloadOnNewVersion(): void {
  addEventListener('vite:preloadError', event => {
    // Without a network no version has them.
    if (!navigator.onLine) return;
    const last = reloadedAt.read();
    // A clock that was set back makes the difference negative, which says nothing.
    if (last !== undefined && Math.abs(wallClock() - last) < patience) return;
    // Without a note of this reload the next page could reload for ever.
    if (!reloadedAt.write(wallClock())) return;
    event.preventDefault();
    void dropShell().then(() => location.reload());
  });
}
