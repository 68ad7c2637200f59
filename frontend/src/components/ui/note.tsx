import { Info } from 'lucide-react';
import type { ReactNode } from 'react';

/** Something worth knowing that is no fault of anybody. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex gap-2.5 rounded-lg bg-selected px-3 py-2.5 text-sm">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
