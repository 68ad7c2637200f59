import type { Response } from 'express';

/**
 * Tells the browser to forget what it keeps of this site. After a log-out the cache: what waits to be sent stays on the
 * device for the next sign-in. After an end that came from elsewhere, as for a lost device, everything that is stored.
 */
export function clearSiteData(response: Response, ended: 'here' | 'elsewhere'): void {
  response.set('Clear-Site-Data', ended === 'here' ? '"cache"' : '"cache", "storage"');
}
