import { z } from 'zod';
import { wallClock } from '#lib/clock.ts';
import { storedValue } from '#lib/device/stored-value.ts';

const reloadedAt = storedValue('session', 'parley.reloaded', z.number());
/** A second failure within this time is not a new version but a broken one, and another reload would not help. */
const patience = 30_000;

/** After a deployment the pages that are not loaded yet are gone from the server: the new version has them. */
export function reloadOnNewVersion(): void {
  addEventListener('vite:preloadError', event => {
    const last = reloadedAt.read();
    // A clock that was set back makes the difference negative, which says nothing.
    if (last !== undefined && Math.abs(wallClock() - last) < patience) return;
    // Without a note of this reload the next page could reload for ever.
    if (!reloadedAt.write(wallClock())) return;
    event.preventDefault();
    location.reload();
  });
}
