import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RailTipHandlers } from '#features/spaces/rail/use-rail-tip.ts';
import { cn } from '#ui/cn.ts';
import { Name } from '#ui/name.tsx';

export interface RailLinkProps {
  to: string;
  label: string;
  isCurrent: boolean;
  tip: RailTipHandlers;
  children: ReactNode;
}

/** One place of the rail; a bar at the edge shows where one is. */
export function RailLink({ to, label, isCurrent, tip, children }: RailLinkProps) {
  return (
    <Link
      {...tip}
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      className="group relative flex w-full justify-center outline-none"
    >
      <span
        aria-hidden
        className={cn(
          'absolute start-0 top-1/2 w-1 -translate-y-1/2 rounded-e-full bg-ink transition-[height]',
          isCurrent ? 'h-8' : 'h-0 group-hover:h-4',
        )}
      />
      <span className="relative inline-flex rounded-[28%] transition-transform group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus group-active:scale-95">
        {children}
      </span>
      {/* No aria-label: what is seen are initials, which a name that is spoken does not contain. */}
      <span className="sr-only">
        <Name name={label} />
      </span>
    </Link>
  );
}
