import { ParleyError, readError, type ToldError } from '@parley/contracts/errors';

/** What the platform said instead of doing what it was asked. */
export class PlatformError extends ParleyError {
  /** The code as it came: one that only newer platforms have is another `code` here. */
  readonly told: string;
  /** The id of the request, by which the platform's logs name it; of REST calls. */
  readonly requestId: string | undefined;

  constructor(told: ToldError, requestId?: string) {
    const { code, message, errors, retryAfterMs } = readError(told);
    super(code, message, { errors, retryAfterMs });
    this.told = told.code;
    this.requestId = requestId;
  }
}

/** Nobody answered: the network is away, or it took too long. Whether the work was done is not known. */
export function noAnswer(cause: unknown): ParleyError {
  return new ParleyError('unavailable', 'No answer', { cause });
}
