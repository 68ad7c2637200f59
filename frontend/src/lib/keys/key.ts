/** A key with what is held with it. Without `shift` it does not matter: where `?` needs it depends on the keyboard. */
export interface Key {
  key: string;
  /** Ctrl, or ⌘ on a Mac. */
  mod?: boolean;
  alt?: boolean;
  shift?: boolean;
}

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

export function isKey(event: KeyboardEvent, { key, mod = false, alt = false, shift }: Key): boolean {
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === mod &&
    event.altKey === alt &&
    (shift === undefined || event.shiftKey === shift)
  );
}

/** How keyboards name the keys whose names in events are long. */
const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', ' ': 'Space' };

/** What stands on the keys that are pressed together: "Alt", "Shift", "↓". */
export function caps({ key, mod, alt, shift }: Key): string[] {
  const named = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(mod ? [isMac ? '⌘' : 'Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), named];
}
