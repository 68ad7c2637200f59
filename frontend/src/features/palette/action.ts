import type { LucideIcon } from 'lucide-react';
import type { Key } from '#lib/keys/key.ts';

/** Something that Ctrl K offers to do. */
export interface Action {
  label: string;
  icon: LucideIcon;
  /** Does the same without Ctrl K. */
  shortcut?: Key;
  /** What it does leaves the palette, or opens another dialog in its place. */
  run: () => void;
}
