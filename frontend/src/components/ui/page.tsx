import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { cn } from '#ui/cn.ts';
import { linkButton } from '#ui/link-button.ts';

export interface PageProps {
  title: string;
  /** Where the arrow leads. Without it: to the list, on a phone alone. */
  back?: { to: string; label: string };
  /** The width and the distances of what is in it. */
  className: string;
  children: ReactNode;
}

/** A page that scrolls below its title. */
export function Page({ title, back, className, children }: PageProps) {
  return (
    <div className="h-full scroll-pt-20 overflow-y-auto">
      <header className="sticky top-0 z-10 flex min-h-16 items-center gap-2 border-b border-line bg-surface px-2 md:px-8">
        <Link
          to={back?.to ?? '/'}
          aria-label={back?.label ?? t.app.back}
          className={cn(linkButton.icon, back === undefined && 'md:hidden')}
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <h1 className="text-lg font-semibold">{title}</h1>
      </header>
      <div className={cn('mx-auto px-4 py-7 md:px-8', className)}>{children}</div>
    </div>
  );
}
