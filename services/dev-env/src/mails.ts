import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { accountApi } from '@parley/contracts/account-api';
import { authApi } from '@parley/contracts/auth-api';
import { expect } from '@jest/globals';
import { callAs } from './call.ts';
import { endpoints } from './endpoints.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-ports.ts';
import type { Person } from './people.ts';

/** An e-mail that the catcher of the stack took. */
export interface CaughtMail {
  subject: string;
  text: string;
  html: string;
}

/** What came to an address about something (by its subject), once there are so many; the newest first. */
export async function mailsTo(
  address: string,
  count: number,
  about = /(?:)/,
  catcher = endpoints().mailUrl,
): Promise<CaughtMail[]> {
  return eventually(async () => {
    const mails = (await (await fetch(`${catcher}/mails?to=${encodeURIComponent(address)}`)).json()) as CaughtMail[];
    const found = mails.filter(({ subject }) => about.test(subject));
    expect(found).toHaveLength(count);
    return found;
  });
}

const catcherMain = fileURLToPath(new URL('../../../infra/local/src/mail/main.ts', import.meta.url));

/** A mail server of its own on that port, for a test that takes one away: the stack's holds what others wait for. */
export async function startCatcher(smtpPort: number): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const child = spawn(process.execPath, [catcherMain, '--smtp', `${smtpPort}`, '--http', `${port}`]);
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
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
