import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import type { Context } from '../context.ts';
import { newLinkToken } from '../domain/link-token.ts';
import type { Mail, MailKind } from '../stores/mail-queue.ts';
import type { Account } from '../stores/users.ts';
import { createMailer, type SendMail } from './mailer.ts';
import { mailText } from './texts.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** How long a link works. */
const linkLifeMs = 30 * minuteMs;
/** A mail that was not taken for so long is given up: what it tells of is old by then. */
const patienceMs = 24 * 60 * minuteMs;
/** After so long another process may try what one has begun. */
const claimMs = 2 * minuteMs;
const atOnce = 10;

type Needs = Pick<Context, 'config' | 'database' | 'events'>;

/** Looks every second for mails that are due, and sends them. A server without SMTP has no queue to look at. */
export function startMails(service: Service, ctx: Needs): void {
  const { mail } = ctx.config;
  if (!mail) return;
  const send = createMailer(mail);
  const work = async (stopping: AbortSignal): Promise<void> => {
    const { waiting, oldest } = await ctx.database.mails.state();
    ctx.events.mailsWaiting(waiting, oldest);
    if (waiting === 0) return;
    const now = new Date();
    const due = await ctx.database.mails.take(atOnce, now, new Date(now.getTime() + claimMs));
    for (const one of due) if (!stopping.aborted) await deliver(ctx, send, one);
  };
  const failed = 'e-mails could not be looked after';
  regularly(service, { name: 'e-mail', everyMs: secondMs, until: 'finish', failed, work });
}

async function deliver(ctx: Needs, send: SendMail, mail: Mail): Promise<void> {
  const { mails, users } = ctx.database;
  const account = await users.findAccount(mail.recipient);
  // Nobody has this address: who asked is not told, and nobody gets a mail.
  if (!account || account.email !== mail.recipient) {
    ctx.events.mail('nobody', mail.kind);
    return mails.remove(mail.id);
  }
  try {
    const about = { name: account.displayName, link: await linkOf(ctx, mail, account), site: siteOf(ctx) };
    await send(mail.recipient, mailText(mail.kind, about));
  } catch (error) {
    return putOff(ctx, mail, error);
  }
  ctx.events.mail('sent', mail.kind);
  await mails.remove(mail.id);
}

/** Later, and later each time; at last never. */
async function putOff({ database: { mails }, events }: Needs, mail: Mail, error: unknown): Promise<void> {
  const now = Date.now();
  if (now - mail.createdAt.getTime() > patienceMs) {
    events.mail('given_up', mail.kind, error);
    return mails.remove(mail.id);
  }
  events.mail('failed', mail.kind, error);
  const wait = Math.min(2 * secondMs * 2 ** Math.min(mail.tries, 10), 30 * minuteMs);
  await mails.putOff(mail.id, new Date(now + wait));
}

/** The token is made now, and only its hash is kept: neither the queue nor a copy of the database opens an account. */
async function linkOf(ctx: Needs, { kind }: Mail, { id: userId }: Account): Promise<string> {
  const origin = ctx.config.publicOrigins[0] ?? '';
  if (kind !== 'reset') return `${origin}${pageOf[kind]}`;
  const { token, hash } = newLinkToken();
  const expiresAt = new Date(Date.now() + linkLifeMs);
  await ctx.database.links.create({ tokenHash: hash, userId, purpose: 'reset', expiresAt });
  return `${origin}/reset#token=${token}`;
}

const pageOf: Record<Exclude<MailKind, 'reset'>, string> = {
  'password-changed': '/forgot',
  'account-closed': '/login',
};

function siteOf({ config: { publicOrigins } }: Needs): string {
  const [origin = ''] = publicOrigins;
  return URL.canParse(origin) ? new URL(origin).host : 'Parley';
}
