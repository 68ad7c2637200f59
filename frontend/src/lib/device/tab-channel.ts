export interface TabChannel<T> {
  tell(message: T): void;
  hear(listener: (message: T) => void): void;
  close(): void;
}

/** What tabs of one browser tell each other. A browser that blocks site data has no such channel: then nobody hears. */
export function tabChannel<T>(name: string): TabChannel<T> {
  const channel = open(name);
  return {
    tell: message => channel?.postMessage(message),
    hear: listener => channel?.addEventListener('message', event => listener(event.data as T)),
    close: () => channel?.close(),
  };
}

function open(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
