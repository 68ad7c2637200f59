import type { RegistrationState } from '@parley/contracts/auth-api';
import { su } from '#lib/i18n/sign-up-texts.ts';

/** Why nobody, or nobody without an invitation, gets an account here: said instead of a form that cannot work. */
export function refusalOf(
  state: RegistrationState | undefined,
  invite: string | undefined,
): { title: string; hint: string } | undefined {
  // With a link the platform decides: that of the first admin works here too.
  if (state?.mode === 'closed' && invite === undefined) return { title: su.closedTitle, hint: su.closedHint };
  if (state?.mode === 'invite' && invite === undefined) return { title: su.inviteTitle, hint: su.inviteHint };
  return undefined;
}

/** Whether an operator approves this account before it can be used. */
export function needsApproval(state: RegistrationState | undefined, invite: string | undefined): boolean {
  return state?.mode === 'approval' && invite === undefined;
}

/** At which domains the e-mail address has to be; none where any will do. */
export function domainsFor(state: RegistrationState | undefined, invite: string | undefined): string[] {
  return invite === undefined ? (state?.emailDomains ?? []) : [];
}
