import { ParleyError } from '@parley/contracts/errors';

/** A place in a list, as text that a client hands back as it is. */
export function encodeCursor(...parts: (string | number)[]): string {
  return Buffer.from(parts.join('\n')).toString('base64url');
}

/** The parts of a cursor that matches; throws `validation_failed` for one that this list did not give. */
export function decodeCursor(text: string, pattern: RegExp): string[] {
  const match = pattern.exec(Buffer.from(text, 'base64url').toString());
  if (!match) throw badCursor();
  return match.slice(1);
}

function badCursor(): ParleyError {
  const error = { field: 'query.cursor', message: 'Not a cursor of this API' };
  return new ParleyError('validation_failed', `${error.field}: ${error.message}`, { errors: [error] });
}
