/**
 * Milliseconds on a clock that nobody sets: for durations, timeouts and what is due. The clock of the wall can step by
 * hours when a device corrects it. It starts with the page, so its readings mean nothing to other tabs.
 */
export function elapsed(): number {
  return performance.now();
}

/** Epoch milliseconds of the device's wall clock: for what is written down, and for naming days. */
export function wallClock(): number {
  return Date.now();
}

/** Wall clock of the server minus `elapsed()`, as its last answer told; devices are often minutes off. */
let serverOffset: number | undefined;

/** Takes over what the `Date` header of an answer says, to the second. */
export function heardServerDate(header: string | null): void {
  const told = Date.parse(header ?? '');
  if (!Number.isNaN(told)) serverOffset = told - elapsed();
}

/** Epoch milliseconds now as the server counts them: for how long ago something was that the server has dated. */
export function serverNow(): number {
  return serverOffset === undefined ? wallClock() : serverOffset + elapsed();
}
