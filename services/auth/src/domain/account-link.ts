import type { AccountLink, AccountLinks } from '../stores/account-links.ts';
import { newLinkToken } from './link-token.ts';

const minuteMs = 60_000;

/** How long a link works: one that opens an account not for long. */
const lifeMs: Record<AccountLink['purpose'], number> = { reset: 30 * minuteMs, verify: 24 * 60 * minuteMs };

export interface NewLink {
  link: string;
  expiresAt: Date;
}

/** Makes a link that may be opened once, below `origin`. Only the hash of its token is kept. */
export async function createAccountLink(
  links: Pick<AccountLinks, 'create'>,
  origin: string,
  about: Pick<AccountLink, 'userId' | 'purpose' | 'email'>,
): Promise<NewLink> {
  const { token, hash } = newLinkToken();
  const expiresAt = new Date(Date.now() + lifeMs[about.purpose]);
  await links.create({ tokenHash: hash, expiresAt, ...about });
  return { link: `${origin}/${about.purpose}#token=${token}`, expiresAt };
}
