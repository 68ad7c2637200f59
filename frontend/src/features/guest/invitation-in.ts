/** The secret in what somebody pastes: a whole invitation link, or the secret alone. Undefined where there is nothing. */
export function invitationIn(pasted: string): string | undefined {
  const text = pasted.trim();
  const secret = /#invite=([\w-]+)/.exec(text)?.[1] ?? text;
  return secret === '' ? undefined : secret.slice(0, 64);
}
