import type { RegistrationState } from '@parley/contracts/auth-api';
import { t } from '#lib/i18n/texts.ts';

/** What somebody should know before they fill in the form; nothing where everybody may register. */
export function registrationNotice(
  state: RegistrationState | undefined,
  invite: string | undefined,
): string | undefined {
  if (!state) return undefined;
  if (state.mode === 'closed') return t.errors.codes.registration_closed;
  if (invite !== undefined) return undefined;
  if (state.mode === 'invite') return t.errors.codes.invite_required;
  if (state.emailDomains.length > 0) return t.auth.useAddressOf(state.emailDomains);
  return state.mode === 'approval' ? t.auth.needsApproval : undefined;
}
