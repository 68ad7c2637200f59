import { ParleyError } from '@parley/contracts/errors';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { fieldName, fieldText } from '#lib/error-text.ts';

/** Whether what was refused is told at a field: nothing has to be said above the form. */
export const isAboutFields = (error: unknown): boolean =>
  error instanceof ParleyError && (error.errors ?? []).length > 0;

/** Puts what the platform says of the fields of a refused input at these fields, in our own words. */
export function showFieldErrors<T extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<T>,
  fields: string[],
): void {
  if (!(error instanceof ParleyError)) return;
  for (const wrong of error.errors ?? []) {
    const name = fieldName(wrong.field);
    if (fields.includes(name)) setError(name as Path<T>, { type: 'server', message: fieldText(wrong) });
  }
}
