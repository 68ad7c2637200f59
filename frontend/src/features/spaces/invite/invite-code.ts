/** The code in what somebody pastes: a whole link, or the code alone. Undefined when there is none. */
export function inviteCodeOf(pasted: string): string | undefined {
  const text = pasted.trim();
  const path = /\/invite\/([^/?#\s]+)/.exec(text)?.[1];
  return [path ?? text].find(code => /^[\w-]{4,32}$/.test(code));
}
