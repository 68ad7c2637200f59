import { createHmac } from 'node:crypto';
import type { IceServer } from '@parley/contracts/media';

/** Our relays: `turn:` and `turns:` addresses as clients take them, and the secret that coturn shares with us. */
export interface Relays {
  urls: string[];
  secret: string;
}

/**
 * Time to open relays, not to keep them: coturn asks for the password when one is opened, and keeps it up for the one who opened
 * it. A client that needs another one later joins again, and so shows that it still may.
 */
const credentialSeconds = 3_600;

/**
 * The STUN and TURN servers of one person, with credentials that coturn takes until they expire (its
 * `use-auth-secret`, from draft-uberti-behave-turn-rest). It counts what somebody holds by the name after the time, so that
 * many tickets are one person. Its scheme has no place for a call; but they come with the ticket of a running one only. None when there is no relay.
 */
export function iceServersFor({ urls, secret }: Relays, userId: string, now = Date.now()): IceServer[] {
  if (urls.length === 0) return [];
  const username = `${Math.floor(now / 1_000) + credentialSeconds}:${userId}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return [{ urls: stunUrls(urls) }, { urls, username, credential }].filter(server => server.urls.length > 0);
}

/** A relay answers STUN on its plain ports too. */
function stunUrls(urls: string[]): string[] {
  const plain = urls.filter(url => url.startsWith('turn:'));
  return [...new Set(plain.map(url => url.replace(/^turn:/, 'stun:').replace(/\?.*$/, '')))];
}
