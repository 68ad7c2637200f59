import type { ReactNode } from 'react';

/** Why one cannot write, and what one can do about it. */
export function WriteBar({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6">
      <div className="space-y-3 rounded-2xl border border-line bg-ground px-4 py-3 text-sm text-ink-soft">
        <p>{text}</p>
        <div className="flex flex-wrap gap-2">{children}</div>
      </div>
    </div>
  );
}
