/** Opens the menu whose button stands in this element, as the button would; whether there is one. */
export function openMenuOf(element: Element): boolean {
  const button = element.querySelector<HTMLElement>('[aria-haspopup="menu"]');
  if (!button) return false;
  button.focus();
  // Before its first opening it is only a button; then it is one that knows keys, and no clicks.
  button.click();
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
  return true;
}
