import { ParleyError } from '@parley/contracts/errors';

/** A cursor that this API did not give, or gave for something else. */
export function badCursor(): ParleyError {
  const error = { field: 'query.cursor', message: 'Not a cursor of this API' };
  return new ParleyError('validation_failed', `${error.field}: ${error.message}`, { errors: [error] });
}
