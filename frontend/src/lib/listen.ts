/** Hears several events of a target, each by its own function, until what it returns is called. */
export function listen(
  target: EventTarget,
  on: Record<string, (event: never) => void>,
  options: AddEventListenerOptions = {},
): () => void {
  const end = new AbortController();
  for (const [name, listener] of Object.entries(on))
    target.addEventListener(name, listener as EventListener, { ...options, signal: end.signal });
  return () => end.abort();
}
