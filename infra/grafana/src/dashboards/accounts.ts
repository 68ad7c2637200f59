import type { Page } from '../page.ts';
import { lines } from '../panels.ts';
import { quantile, rareRate, rate } from '../queries.ts';

export const accounts: Page = {
  uid: 'parley-accounts',
  title: 'Parley: accounts and abuse',
  rows: {
    'Signing in': [
      lines('Log-ins', 'ops', 'By outcome.', [rate('parley_auth_logins_total', 'outcome'), '{{outcome}}']),
      lines('Failed, of all', 'percentunit', 'Somebody guesses when this stays high.', [
        'sum(rate(parley_auth_logins_total{outcome!="succeeded"}[$__rate_interval])) / sum(rate(parley_auth_logins_total[$__rate_interval]))',
        'failed or locked',
      ]),
      lines('Locks', 'ops', 'After too many failed attempts: of an account, of an address.', [
        rate('parley_auth_locks_total', 'kind'),
        '{{kind}}',
      ]),
      lines(
        'Registrations',
        'ops',
        'Accounts created, people who wait for an approval or have to confirm their address, and tries that were asked for a proof of work: many of these are an attack.',
        [rate('parley_auth_registrations_total'), 'created'],
        [rate('parley_auth_registration_requests_total'), 'wait for an approval'],
        [rate('parley_auth_registration_confirmations_total'), 'have to confirm their address'],
        [rate('parley_auth_registration_proofs_asked_total'), 'asked for a proof'],
      ),
      lines('Guests', 'ops', 'Came in, became accounts, or were erased because they cannot come back.', [
        rate('parley_auth_guests_total', 'what'),
        '{{what}}',
      ]),
      lines(
        'Passwords changed',
        'ops',
        'By their owners: in the settings, and by the link of an e-mail. Many at once may be a thief who shuts people out.',
        [rareRate('parley_auth_password_changes_total'), 'changed'],
        [rareRate('parley_auth_password_resets_total'), 'by e-mail'],
      ),
      lines('Accounts deleted', 'ops', 'By their owners; taken back within 30 days; erased after them.', [
        rareRate('parley_auth_accounts_closed_total', 'what'),
        '{{what}}',
      ]),
      lines('Addresses and usernames', 'ops', 'E-mail addresses confirmed and changed, usernames changed.', [
        rareRate('parley_auth_addresses_total', 'what'),
        '{{what}}',
      ]),
      lines('E-mail', 'ops', 'By what became of it; `nobody`: asked for an address without an account.', [
        rareRate('parley_auth_mails_total', 'outcome'),
        '{{outcome}}',
      ]),
      lines(
        'E-mail that waits',
        'short',
        'How many, and for how many seconds the oldest one: more than a minute means that the SMTP server takes none.',
        ['max(parley_auth_mails_waiting)', 'waiting'],
        ['max(parley_auth_mail_oldest_seconds)', 'seconds of the oldest'],
      ),
      lines(
        'Accounts administered',
        'ops',
        'Suspended, restored, signed out, or given a role or a reset link by admins, over REST.',
        [rareRate('parley_auth_accounts_administered_total', 'what'), '{{what}}'],
      ),
      lines('Refreshes', 'ops', 'A reused token ends its whole session.', [
        rareRate('parley_auth_refreshes_total', 'outcome'),
        '{{outcome}}',
      ]),
      lines('Sessions ended', 'ops', 'By reason.', [
        rareRate('parley_auth_sessions_revoked_total', 'reason'),
        '{{reason}}',
      ]),
    ],
    'What was refused': [
      lines('Permissions', 'ops', 'What people were not allowed to do, by the reason that they were given.', [
        rareRate('parley_access_refused_total', 'code'),
        '{{code}}',
      ]),
      lines('By a limit', 'ops', 'Requests and commands over a limit, by its name.', [
        rareRate('parley_rate_limited_total', 'rule'),
        '{{rule}}',
      ]),
      lines('By the gateway', 'ops', 'Too many from one address.', [
        rareRate('parley_gateway_requests_total{status="429"}', 'route'),
        '{{route}}',
      ]),
      lines('Not allowed', 'ops', '401 and 403, by route.', [
        rareRate('parley_http_request_duration_seconds_count{status=~"401|403"}', 'route'),
        '{{route}}',
      ]),
    ],
    'How auth copes': [
      lines('Answers, p95', 's', 'By route.', [
        quantile(0.95, 'parley_http_request_duration_seconds{job="auth"}', 'route'),
        '{{route}}',
      ]),
      lines('Waiting for a password check', 's', 'Hashing is slow by design; its queue is short.', [
        quantile(0.95, 'parley_auth_hashing_wait_seconds'),
        'p95',
      ]),
      lines(
        'Waiting',
        'short',
        'Password checks, and events for Kafka.',
        ['sum(parley_auth_hashing_waiting)', 'checks'],
        ['max by (job) (parley_outbox_waiting)', '{{job}}'],
      ),
      lines(
        'Outbox',
        'ops',
        'Events taken by Kafka, and tries that failed.',
        [rate('parley_outbox_published_total'), 'published'],
        [rate('parley_outbox_failures_total'), 'failed'],
      ),
      lines('Passwords hashed again', 'ops', 'After their parameters were raised.', [
        rate('parley_auth_rehashes_total'),
        'rehashed',
      ]),
    ],
  },
};
