import { ParleyError } from '@parley/contracts/errors';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';

/** Puts the field errors of a refused input at their fields; the platform names them `body.email` or `email`. */
export function showFieldErrors<T extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<T>,
  fields: string[],
): void {
  if (!(error instanceof ParleyError)) return;
  for (const { field, message } of error.errors ?? []) {
    const name = field.replace(/^body\./, '');
    if (fields.includes(name)) setError(name as Path<T>, { type: 'server', message });
  }
}
