import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#ui/cn.ts';

export interface NoticeProps {
  icon: LucideIcon;
  title: string;
  hint?: ReactNode;
  /** An error is announced at once. */
  isError?: boolean;
  /** It is all that the page says, so its title is the page's heading. */
  isPage?: boolean;
  className?: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** What stands where there is nothing to show: empty, failed, not found. */
export function Notice({ icon: Icon, title, hint, isError = false, isPage = false, className, children }: NoticeProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1.5 p-8 text-center animate-fade', className)}>
      <span
        className={cn(
          'mb-2 inline-flex size-12 items-center justify-center rounded-2xl',
          isError ? 'bg-danger-ground text-danger' : 'bg-selected text-accent',
        )}
      >
        <Icon aria-hidden className="size-6" />
      </span>
      {/* Only the words are announced: a heading keeps its role, and buttons are no part of an alert. */}
      <div role={isError ? 'alert' : undefined} className="space-y-1.5">
        <Title className="font-semibold">{title}</Title>
        {hint !== undefined && <p className="mx-auto max-w-xs text-sm text-balance text-ink-soft">{hint}</p>}
      </div>
      {children !== undefined && <div className="flex flex-wrap justify-center gap-2 pt-3">{children}</div>}
    </div>
  );
}
