import type { CallProblem } from '#lib/call/state.ts';

type DeviceCause = Extract<CallProblem, { kind: 'device' }>['cause'];

/** Names that browsers give to refusals of `getUserMedia` and `getDisplayMedia`, the older ones too. */
const causes: Record<string, DeviceCause> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  PermissionDeniedError: 'denied',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
  TypeError: 'unsupported',
  NotSupportedError: 'unsupported',
};

/** What keeps a device from being used, as the screen puts it into words. */
export function deviceCause(error: unknown): DeviceCause {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  return causes[name] ?? 'failed';
}
