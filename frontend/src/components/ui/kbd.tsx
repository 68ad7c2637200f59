import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-md border border-line bg-raised px-1.5 py-0.5 font-sans text-[0.6875rem] font-medium text-ink-soft">
      {children}
    </kbd>
  );
}
