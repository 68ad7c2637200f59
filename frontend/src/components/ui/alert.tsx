import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** Something that went wrong with what the person just did. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex gap-2.5 rounded-lg bg-danger-ground px-3 py-2.5 text-sm text-danger">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
