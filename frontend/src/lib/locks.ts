const inThisTab = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other tab of this origin runs work of the same name. Where the browser has no Web Locks (plain
 * `http:` other than localhost) or refuses them (site data is blocked) it excludes within the tab only; all that it
 * guards is idempotent on the server.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return inTurn(name, work);
  let hasBegun = false;
  const begin = () => {
    hasBegun = true;
    return work();
  };
  try {
    return await navigator.locks.request(name, begin);
  } catch (error) {
    if (hasBegun) throw error;
    return inTurn(name, work);
  }
}

function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = inThisTab.get(name) ?? Promise.resolve();
  const turn = before.then(work, work);
  inThisTab.set(name, turn);
  return turn;
}
