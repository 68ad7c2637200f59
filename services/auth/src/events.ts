import type { Logger } from '@parley/runtime/telemetry/logger';
import { counter, gauge } from '@parley/runtime/telemetry/metrics';
import { refusalEvent } from '@parley/runtime/http/refusals';

const registrations = counter('parley_auth_registrations_total', 'Accounts created');
const guests = counter(
  'parley_auth_guests_total',
  'Guests who came in, became accounts, or were erased',
  ['what'],
  ['entered', 'upgraded', 'erased'],
);
const requests = counter('parley_auth_registration_requests_total', 'People who wait for an approval');
const confirmations = counter(
  'parley_auth_registration_confirmations_total',
  'Registrations that wait for the link of an e-mail to be opened',
);
const proofs = counter('parley_auth_registration_proofs_asked_total', 'Registrations sent back for a proof of work');
const logins = counter(
  'parley_auth_logins_total',
  'Attempts to sign in',
  ['outcome'],
  ['succeeded', 'failed', 'locked'],
);
const locks = counter(
  'parley_auth_locks_total',
  'Locks after too many failed attempts',
  ['kind'],
  ['account', 'address'],
);
const rehashes = counter('parley_auth_rehashes_total', 'Passwords hashed again with the current parameters');
const passwordChanges = counter('parley_auth_password_changes_total', 'Passwords changed by their owners');
const passwordResets = counter('parley_auth_password_resets_total', 'Passwords set by the link of an e-mail');
const closings = counter(
  'parley_auth_accounts_closed_total',
  'Accounts that their owners deleted or took back, and that were erased',
  ['what'],
  ['closed', 'taken-back', 'erased'],
);
const addresses = counter(
  'parley_auth_addresses_total',
  'E-mail addresses confirmed and changed, and usernames changed',
  ['what'],
  ['verified', 'changed', 'renamed'],
);
const mails = counter(
  'parley_auth_mails_total',
  'E-mails by what became of them',
  ['outcome'],
  ['queued', 'sent', 'failed', 'given_up', 'nobody'],
);
const mailsWaiting = gauge('parley_auth_mails_waiting', 'E-mails that wait to be taken by the SMTP server');
const mailAge = gauge('parley_auth_mail_oldest_seconds', 'How long the oldest e-mail has waited');
const administered = counter(
  'parley_auth_accounts_administered_total',
  'What admins did with accounts over REST',
  ['what'],
  ['suspended', 'restored', 'sessions-ended', 'role-changed', 'reset-link'],
);
const refreshes = counter('parley_auth_refreshes_total', 'Refresh tokens presented', ['outcome']);
const revocations = counter('parley_auth_sessions_revoked_total', 'Sessions ended', ['reason']);

export type Events = ReturnType<typeof createEvents>;

/** What happens in this service: one function per event, which writes its log line and its counter. */
export function createEvents(logger: Logger) {
  return {
    /** Without a session: by the link of an e-mail, perhaps on another device. */
    registered(userId: string, sessionId?: string) {
      registrations.inc();
      logger.info({ userId, sessionId }, 'account registered');
    },
    guest(what: 'entered' | 'upgraded' | 'erased', userId: string) {
      guests.inc({ what });
      logger.info({ userId, what }, 'guest');
    },
    registrationRequested() {
      requests.inc();
      logger.info('somebody waits for the approval of their account');
    },
    confirmationAwaited() {
      confirmations.inc();
      logger.info('somebody has to confirm their address before they have an account');
    },
    proofAsked() {
      proofs.inc();
      logger.debug('registration sent back for a proof of work');
    },
    loggedIn(userId: string, sessionId: string) {
      logins.inc({ outcome: 'succeeded' });
      logger.info({ userId, sessionId }, 'logged in');
    },
    loginFailed(userId: string | undefined, address: string) {
      logins.inc({ outcome: 'failed' });
      logger.info({ userId, address }, 'login failed');
    },
    loginRefusedByLock() {
      logins.inc({ outcome: 'locked' });
      logger.debug('login refused by a lock');
    },
    locked(kind: 'account' | 'address', userId: string | undefined, address: string) {
      locks.inc({ kind });
      logger.warn({ kind, userId, address }, 'locked after too many failed logins');
    },
    rehashed(userId: string) {
      rehashes.inc();
      logger.info({ userId }, 'password rehashed');
    },
    passwordChanged(userId: string, sessionId: string, ended: number) {
      passwordChanges.inc();
      logger.info({ userId, sessionId, ended }, 'password changed');
    },
    passwordReset(userId: string, ended: number) {
      passwordResets.inc();
      logger.info({ userId, ended }, 'password reset by e-mail');
    },
    accountClosed(what: 'closed' | 'taken-back' | 'erased', userId: string) {
      closings.inc({ what });
      logger.info({ userId, what }, 'account deleted by its owner');
    },
    address(what: 'verified' | 'changed' | 'renamed', userId: string) {
      addresses.inc({ what });
      logger.info({ userId, what }, 'address or username');
    },
    mail(outcome: 'queued' | 'sent' | 'failed' | 'given_up' | 'nobody', kind: string, error?: unknown) {
      mails.inc({ outcome });
      const level = outcome === 'failed' || outcome === 'given_up' ? 'warn' : 'info';
      logger[level]({ outcome, kind, ...(error !== undefined && { err: error }) }, 'e-mail');
    },
    mailsWaiting(count: number, oldest: Date | null) {
      mailsWaiting.set(count);
      mailAge.set(oldest ? (Date.now() - oldest.getTime()) / 1_000 : 0);
    },
    firstAdminInvited(link: string) {
      logger.warn({ link }, 'nobody is admin yet: who registers with this link is, once, within 24 hours');
    },
    firstAdminNotInvited(error: unknown) {
      logger.warn({ err: error }, 'no link for a first admin could be made; `admin people first-admin` makes one');
    },
    accountAdministered(
      what: 'suspended' | 'restored' | 'sessions-ended' | 'role-changed' | 'reset-link',
      userId: string,
      by: string,
    ) {
      administered.inc({ what });
      logger.warn({ userId, by, what }, 'account administered');
    },
    refreshed(outcome: string) {
      refreshes.inc({ outcome });
      logger.debug({ outcome }, 'refresh token presented');
    },
    sessionRevoked(userId: string, sessionId: string, reason: string) {
      revocations.inc({ reason });
      const level = reason === 'refresh_reused' ? 'warn' : 'info';
      logger[level]({ userId, sessionId, reason }, 'session ended');
    },
    revocationsRestored(count: number) {
      logger.info({ count }, 'revoked sessions written to redis');
    },
    revocationsNotAnnounced(error: unknown) {
      logger.warn({ err: error }, 'revoked sessions could not be written to redis; kafka has them, redis follows');
    },
    accessRefused: refusalEvent(logger),
    refusalNotRecorded(error: unknown) {
      logger.error({ err: error }, 'a refusal could not be put into the audit');
    },
    searchKeysFilled(count: number) {
      if (count > 0) logger.info({ count }, 'search keys given to accounts of an older release');
    },
    swept(count: number) {
      if (count > 0) logger.info({ count }, 'old rows deleted');
    },
    sweepFailed(error: unknown) {
      logger.warn({ err: error }, 'a sweep could not be done');
    },
  };
}
