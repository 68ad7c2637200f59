/** Whether a browser page of this origin may talk to us; a client that is not a browser sends none. */
export function originAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  return origin === undefined || allowed.includes(origin);
}
