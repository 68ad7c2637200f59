import type { ReactNode } from 'react';

/** A part in one of its states. */
export interface Shown {
  state: string;
  part: ReactNode;
}
