const inThisTab = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other tab of this origin runs work of the same name. On origins without Web Locks (plain
 * `http:` other than localhost) it excludes within the tab only; all that it guards is idempotent on the server.
 */
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(name, () => work());
  const before = inThisTab.get(name) ?? Promise.resolve();
  const turn = before.then(work, work);
  inThisTab.set(name, turn);
  return turn;
}
