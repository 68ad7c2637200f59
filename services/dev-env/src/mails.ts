import { accountApi } from '@parley/contracts/account-api';
import { authApi } from '@parley/contracts/auth-api';
import { expect } from '@jest/globals';
import { callAs } from './call.ts';
import { endpoints } from './endpoints.ts';
import { eventually } from './eventually.ts';
import type { Person } from './people.ts';

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

/** Confirms the address of somebody who has just registered; their new token says it. */
export async function confirmAddress(person: Person): Promise<Person> {
  const { username, email } = person.user;
  const [mail = { text: '' }] = await mailsTo(email ?? '', 1, /^Confirm your e-mail address/);
  await callAs(undefined, accountApi.verifyEmail, { body: { token: tokenIn(mail) } });
  const body = { login: username, password: person.password };
  const { user, accessToken } = await callAs(undefined, authApi.login, { body });
  return { ...person, user, token: accessToken };
}
