import type { ReactNode } from 'react';

interface AccountLineProps {
  title: string;
  /** What is so now. */
  children?: ReactNode;
  /** What can be done with it. */
  actions: ReactNode;
}

/** One thing of the account, and the way to change it. */
export function AccountLine({ title, children, actions }: AccountLineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-sm font-medium">{title}</p>
        {children}
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
