import { fieldErrors } from '@parley/contracts/errors';
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { fieldName, fieldText } from '#lib/error-text.ts';

/** Checks a form against the contract, in our own words: a validator's messages are for developers. */
export function formResolver<I extends FieldValues, O>(schema: z.ZodType<O, I>): Resolver<I, unknown, O> {
  return values => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const error of fieldErrors(result.error)) {
      const name = fieldName(error.field);
      const rule = isLeftEmpty(values[name]) ? 'required' : (error.rule ?? 'invalid');
      errors[name] ??= { type: rule, message: fieldText({ ...error, rule }) };
    }
    return { values: {}, errors: errors as FieldErrors<I> };
  };
}

/** Whatever else an empty field breaks, that is what the person wants to hear. */
function isLeftEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
