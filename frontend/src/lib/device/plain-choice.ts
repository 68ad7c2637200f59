/**
 * Keeps something that was chosen for the look of the page, as plain text and not JSON: the scripts of `public/` read it before
 * the first paint. What is usual is not kept. False where storage is blocked or full: the choice lasts until the page is closed.
 */
export function keepChoice(name: string, value: string, usual: string): boolean {
  const key = `parley.${name}`;
  try {
    if (value === usual) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
