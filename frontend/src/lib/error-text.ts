import { ParleyError } from '@parley/contracts/errors';
import { t } from '#lib/i18n/texts.ts';

/** What a person should read of an error; the unknown is not shown. */
export function errorText(error: unknown): string {
  if (!(error instanceof ParleyError)) return t.errors.unexpected;
  if (error.code === 'locked_out' && error.retryAfterMs !== undefined)
    return t.auth.lockedFor(error.retryAfterMs / 1000);
  return error.message;
}
