/** Why this device could not keep something; no service is to blame. */
export type DeviceProblem = 'outbox_full' | 'no_space' | 'not_kept';

export class DeviceError extends Error {
  readonly problem: DeviceProblem;

  constructor(problem: DeviceProblem) {
    super(`The device could not keep it: ${problem}`);
    this.name = 'DeviceError';
    this.problem = problem;
  }
}

/** What the browser's own refusal means; undefined for errors that are not of its storage. */
export function deviceProblemOf(error: unknown): DeviceProblem | undefined {
  if (error instanceof DeviceError) return error.problem;
  if (!(error instanceof DOMException)) return undefined;
  return error.name === 'QuotaExceededError' ? 'no_space' : 'not_kept';
}
