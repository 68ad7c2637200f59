import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#ui/cn.ts';

export interface NoticeProps {
  icon: LucideIcon;
  title: string;
  hint?: ReactNode;
  /** An error is announced at once. */
  isError?: boolean;
  className?: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** What stands where there is nothing to show: empty, failed, not found. */
export function Notice({ icon: Icon, title, hint, isError = false, className, children }: NoticeProps) {
  return (
    <div
      role={isError ? 'alert' : undefined}
      className={cn('flex flex-col items-center justify-center gap-1.5 p-8 text-center animate-fade', className)}
    >
      <span
        className={cn(
          'mb-2 inline-flex size-12 items-center justify-center rounded-2xl',
          isError ? 'bg-danger-ground text-danger' : 'bg-selected text-accent',
        )}
      >
        <Icon aria-hidden className="size-6" />
      </span>
      <p className="font-semibold">{title}</p>
      {hint !== undefined && <p className="max-w-xs text-sm text-balance text-ink-soft">{hint}</p>}
      {children !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
