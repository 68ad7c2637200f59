import type { NoticeData } from '#lib/notifications/notice-said.ts';

/** What the system shows for the app. */
export interface Notice extends NoticeData {
  /** A later one under the same tag takes its place. */
  tag: string;
  title: string;
  body: string;
  /** It stays until somebody does something about it. */
  isUrgent?: boolean;
  /** Shown where `hasButtons()` and the service worker is there, which hears of them. */
  buttons?: readonly NoticeButton[];
}

export interface NoticeButton {
  action: 'answer' | 'decline';
  title: string;
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

/** Whether the browser shows two buttons on a notice. */
export function hasButtons(): boolean {
  const { maxActions = 0 } = ('Notification' in globalThis ? Notification : {}) as { maxActions?: number };
  return maxActions >= 2;
}

/** Shows a notice; a browser that refuses leaves the app as it is. `open` is called with its path when it is clicked. */
export function show(notice: Notice, open: (path: string) => void): Promise<void> {
  return inTurn(async () => {
    if (permission() !== 'granted') return;
    const hasShown = notice.buttons && hasButtons() && (await showByWorker(notice, notice.buttons));
    if (!hasShown && !showByPage(notice, open)) await showByWorker(notice);
  });
}

/** Takes a notice back, as when it was read on another device. */
export function withdraw(tag: string): Promise<void> {
  return inTurn(async () => {
    shown.get(tag)?.close();
    shown.delete(tag);
    const others = await (await worker())?.getNotifications({ tag });
    for (const other of others ?? []) other.close();
  });
}

let turn: Promise<void> = Promise.resolve();
/** One after another: a notice that is taken back has been shown before, also by a worker that took its time. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work).catch(() => undefined);
  return turn;
}

/** False where the browser leaves it to the worker, as on phones. */
function showByPage(notice: Notice, open: (path: string) => void): boolean {
  try {
    const made = new Notification(notice.title, optionsOf(notice));
    shown.set(notice.tag, made);
    made.onclick = () => {
      globalThis.focus();
      made.close();
      open(notice.path);
    };
    made.onclose = () => shown.get(notice.tag) === made && shown.delete(notice.tag);
    return true;
  } catch {
    return false;
  }
}

/** By the worker that keeps the app, which hears of clicks by itself. False without one. */
async function showByWorker(notice: Notice, actions: readonly NoticeButton[] = []): Promise<boolean> {
  const registration = await worker();
  // The page's types know no buttons.
  const options = { ...optionsOf(notice), actions };
  return (
    registration?.showNotification(notice.title, options).then(
      () => true,
      () => false,
    ) ?? false
  );
}

async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return registration?.active ? registration : undefined;
}

function optionsOf({ tag, body, path, ring, isUrgent = false }: Notice): NotificationOptions {
  const data: NoticeData = { path, ring };
  return { tag, body, icon, badge: icon, silent: true, requireInteraction: isUrgent, data };
}
