import { regularly } from '@parley/runtime/process/regularly';
import type { Service } from '@parley/runtime/process/service';
import type { Context } from '../context.ts';
import { createAccountLink } from '../domain/account-link.ts';
import { newLinkToken } from '../domain/link-token.ts';
import type { Mail, MailKind } from '../stores/mail-queue.ts';
import type { User } from '../stores/users.ts';
import { createMailer, type SendMail } from './mailer.ts';
import { mailText } from './texts.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

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
    let due: Mail[];
    do {
      const now = new Date();
      due = await ctx.database.mails.take(atOnce, now, new Date(now.getTime() + claimMs));
      for (const one of due) if (!stopping.aborted) await deliver(ctx, send, one);
      // As many as are taken at once: there may be more.
    } while (due.length === atOnce && !stopping.aborted);
  };
  const failed = 'e-mails could not be looked after';
  regularly(service, { name: 'e-mail', everyMs: secondMs, until: 'finish', failed, work });
}

async function deliver(ctx: Needs, send: SendMail, queued: Mail): Promise<void> {
  const { mails } = ctx.database;
  const mail = await asOfNow(ctx, queued);
  const account = await ownerOf(ctx, mail);
  // Nobody has this address: who asked is not told, and nobody gets a mail.
  if (!account) {
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

/** Who registers with an address that has an account is told that, and gets no second one. */
async function asOfNow({ database: { users } }: Needs, mail: Mail): Promise<Mail> {
  const isKnown = mail.kind === 'confirm' && (await users.findAccount(mail.recipient)) !== undefined;
  return isKnown ? { ...mail, kind: 'has-account' } : mail;
}

/** Whom a mail is about: somebody with an account, or somebody who is to have one. */
type Owner = Pick<User, 'id' | 'displayName'>;

async function ownerOf({ database }: Needs, mail: Mail): Promise<Owner | undefined> {
  const { kind, recipient, userId, registrationId } = mail;
  const { users, unconfirmed } = database;
  if (kind === 'confirm') {
    const waiting = registrationId ? await unconfirmed.find(registrationId) : undefined;
    return waiting?.email === recipient ? waiting : undefined;
  }
  const user = userId ? await users.findById(userId) : await users.findAccount(recipient);
  if (!user || kind === 'email-changed') return user;
  const isTheirs = user.email === recipient || (kind === 'verify' && user.pendingEmail === recipient);
  return isTheirs ? user : undefined;
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
async function linkOf(ctx: Needs, { kind, recipient: email }: Mail, { id: userId }: Owner): Promise<string> {
  const origin = ctx.config.publicOrigins[0] ?? '';
  if (kind === 'confirm') {
    const { token, hash } = newLinkToken();
    await ctx.database.unconfirmed.setToken(userId, hash);
    return `${origin}/verify#token=${token}`;
  }
  if (kind !== 'reset' && kind !== 'verify') return `${origin}${pageOf[kind]}`;
  return (await createAccountLink(ctx.database.links, origin, { userId, purpose: kind, email })).link;
}

const pageOf: Record<Exclude<MailKind, 'reset' | 'verify' | 'confirm'>, string> = {
  'password-changed': '/forgot',
  'account-closed': '/login',
  'has-account': '/login',
  'email-changed': '/settings',
};

function siteOf({ config: { publicOrigins } }: Needs): string {
  const [origin = ''] = publicOrigins;
  return URL.canParse(origin) ? new URL(origin).host : 'Parley';
}
