/** What the system shows for the app. */
export interface Notice {
  /** A later one under the same tag takes its place. */
  tag: string;
  title: string;
  body: string;
  /** The page that a click opens. */
  path: string;
  /** It stays until somebody does something about it. */
  isUrgent?: boolean;
}

const icon = '/icons/192.png';

/** Notices that this page has shown, by tag. */
const shown = new Map<string, Notification>();

/** What the browser says: `unsupported` where it has no notices, or none on this page. */
export function permission(): NotificationPermission | 'unsupported' {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

/** Asks the person; what they answered, or had answered before. */
export async function askPermission(): Promise<ReturnType<typeof permission>> {
  try {
    if ('Notification' in globalThis) await Notification.requestPermission();
  } catch {
    // Old browsers answer otherwise; what they say counts.
  }
  return permission();
}

/** Shows a notice; a browser that refuses leaves the app as it is. `open` is called with its path when it is clicked. */
export async function show(notice: Notice, open: (path: string) => void): Promise<void> {
  if (permission() !== 'granted') return;
  const { tag, title, body, path, isUrgent = false } = notice;
  const options = { tag, body, icon, badge: icon, silent: true, requireInteraction: isUrgent, data: { path } };
  try {
    const made = new Notification(title, options);
    shown.set(tag, made);
    made.onclick = () => {
      globalThis.focus();
      made.close();
      open(path);
    };
    made.onclose = () => shown.get(tag) === made && shown.delete(tag);
  } catch {
    // Phones leave it to the worker that keeps the app, which opens the page by itself.
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    await registration?.showNotification(title, options).catch(() => undefined);
  }
}

/** Takes a notice back, as when it was read on another device. */
export async function withdraw(tag: string): Promise<void> {
  shown.get(tag)?.close();
  shown.delete(tag);
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const others = await registration?.getNotifications({ tag }).catch(() => []);
  for (const other of others ?? []) other.close();
}
