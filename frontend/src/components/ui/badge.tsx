import type { ReactNode } from 'react';

/** A word beside a name that says what somebody is. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="shrink-0 rounded-md border border-line bg-selected px-1.5 text-[0.6875rem] leading-4 font-normal text-ink-soft">
      {children}
    </span>
  );
}
