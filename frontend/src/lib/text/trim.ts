/** A message as it is sent: without blank lines around it and spaces at its end. The indent of its first line stays. */
export function trimMessage(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
