import { expect } from '@jest/globals';
import { endpoints } from './endpoints.ts';
import { eventually } from './eventually.ts';

/** An e-mail that the catcher of the stack took. */
export interface CaughtMail {
  subject: string;
  text: string;
  html: string;
}

/** What came to an address about something (by its subject), once there are so many; the newest first. */
export async function mailsTo(address: string, count: number, about = /(?:)/): Promise<CaughtMail[]> {
  const { mailUrl = '' } = endpoints();
  return eventually(async () => {
    const mails = (await (await fetch(`${mailUrl}/mails?to=${encodeURIComponent(address)}`)).json()) as CaughtMail[];
    const found = mails.filter(({ subject }) => about.test(subject));
    expect(found).toHaveLength(count);
    return found;
  });
}

/** What stands behind `#token=` in the link of a mail. */
export const tokenIn = ({ text }: Pick<CaughtMail, 'text'>): string => /#token=([\w-]+)/.exec(text)?.[1] ?? '';
