import type { Key } from '#lib/keys/key.ts';

/** Every key outside of the message box: the handlers and the sheet of shortcuts read this table. */
export const keys = {
  palette: { key: 'k', mod: true, shift: false },
  sheet: { key: '?' },
  nextUnread: { key: 'ArrowDown', alt: true, shift: true },
  previousUnread: { key: 'ArrowUp', alt: true, shift: true },
  next: { key: 'ArrowDown', alt: true, shift: false },
  previous: { key: 'ArrowUp', alt: true, shift: false },
  readAll: { key: 'Escape', shift: true },
  mic: { key: 'm' },
  camera: { key: 'v' },
  hand: { key: 'h' },
  talk: { key: ' ' },
} as const satisfies Record<string, Key>;
