import { breaker } from '@parley/runtime/stores/breaker';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { MailText } from './texts.ts';

/** In milliseconds: a server that does not answer holds up nobody but the queue. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const bounds = { timeoutMs: 30_000, resetMs: 10_000 };

export type SendMail = (to: string, mail: MailText) => Promise<void>;

/** Hands mails to the operator's SMTP server. The promise rejects with `unavailable` when it did not take one. */
export function createMailer({ url, from }: NonNullable<Config['mail']>): SendMail {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  const send = async (to: string, mail: MailText): Promise<void> => {
    await transport.sendMail({ from, to: { name: '', address: to }, ...mail });
  };
  return breaker('smtp', send, bounds);
}
