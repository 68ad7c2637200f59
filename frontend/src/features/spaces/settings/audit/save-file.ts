/** Lets the browser save what the page holds. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read it when it asks where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
