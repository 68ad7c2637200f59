/** Copies a text. False when the browser refuses, as it may without a permission or over plain `http:`. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The old way, which asks nobody for a permission. */
function copyBySelection(text: string): boolean {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
  field.className = 'fixed top-0 opacity-0';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  // Deprecated, and the only way that is left here.
  const isDone = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isDone;
}
