const key = 'parley.reloaded';
/** A second failure within this time is not a new version but a broken one, and another reload would not help. */
const patience = 30_000;

/** After a deployment the pages that are not loaded yet are gone from the server: the new version has them. */
export function reloadOnNewVersion(): void {
  addEventListener('vite:preloadError', event => {
    if (Date.now() - Number(sessionStorage.getItem(key)) < patience) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
}
