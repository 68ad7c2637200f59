import type { RegistrationState } from '@parley/contracts/auth-api';
import { au } from '#lib/i18n/auth-texts.ts';
import { rg } from '#lib/i18n/registration-texts.ts';

/** Why nobody, or nobody without an invitation, gets an account here: said instead of a form that cannot work. */
export function refusalOf(
  state: RegistrationState | undefined,
  invite: string | undefined,
): { title: string; hint: string } | undefined {
  // With a link the platform decides: that of the first admin works here too.
  if (state?.mode === 'closed' && invite === undefined) return { title: rg.closedTitle, hint: rg.closedHint };
  if (state?.mode === 'invite' && invite === undefined) return { title: rg.inviteTitle, hint: rg.inviteHint };
  return undefined;
}

/** Whether an operator approves this account before it can be used. */
export function needsApproval(state: RegistrationState | undefined, invite: string | undefined): boolean {
  return state?.mode === 'approval' && invite === undefined;
}

/** What comes before the first sign-in. */
export function hintOf(state: RegistrationState | undefined, invite: string | undefined): string {
  if (needsApproval(state, invite)) return rg.approvalHint;
  return state?.confirmsEmail === true && invite === undefined ? rg.confirmHint : au.registerHint;
}

/** At which domains the e-mail address has to be; none where any will do. */
export function domainsFor(state: RegistrationState | undefined, invite: string | undefined): string[] {
  return invite === undefined ? (state?.emailDomains ?? []) : [];
}
