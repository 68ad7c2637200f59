import { type ErrorCode, type FieldError, fieldRules, ParleyError } from '@parley/contracts/errors';
import { deviceProblemOf } from '#lib/device/device-error.ts';
import { t } from '#lib/i18n/texts.ts';

/** What a person should read of an error. Messages of services are for developers and are never shown. */
export function errorText(error: unknown): string {
  const kept = deviceProblemOf(error);
  if (kept !== undefined) return t.errors.device[kept];
  if (!(error instanceof ParleyError)) return t.errors.unexpected;
  if (error.code === 'locked_out' && error.retryAfterMs !== undefined)
    return t.auth.lockedFor(error.retryAfterMs / 1000);
  const [first] = error.errors ?? [];
  if (error.code === 'validation_failed' && first) return fieldText(first);
  return codeText(error.code);
}

/** The words for an error code, also of an error that was written down earlier. */
export function codeText(code: ErrorCode | undefined): string {
  // A newer server may know more codes than this page does.
  return (code && (t.errors.codes as Partial<Record<string, string>>)[code]) ?? t.errors.unexpected;
}

/** The words for one wrong field; of `body.memberIds.0` it is `memberIds` that a person filled in. */
export function fieldText({ field, rule, limit }: Omit<FieldError, 'message'>): string {
  const known = fieldRules.find(name => name === rule) ?? 'invalid';
  return t.errors.field(fieldName(field), known, limit);
}

export function fieldName(path: string): string {
  return path.replace(/^(body|query|params)\./, '').split('.')[0] ?? path;
}
