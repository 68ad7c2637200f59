import { ParleyError } from '@parley/contracts/errors';

/** An input that its schema cannot refuse: only what is stored says that it is wrong. */
export function wrongField(field: string, message: string): ParleyError {
  return new ParleyError('validation_failed', `${field}: ${message}`, { errors: [{ field, message }] });
}
