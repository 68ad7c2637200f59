import { unturned } from '#lib/text/fence.ts';
import { cn } from '#ui/cn.ts';

export interface NameProps {
  name: string;
  className?: string;
}

/**
 * A name that somebody chose, in an element of its own: whatever its script it turns nothing beside it and is cut at
 * its own end, and no translator of the browser touches it. It begins where the page's own words do.
 */
export function Name({ name, className }: NameProps) {
  return (
    <span dir="auto" translate="no" className={cn('text-page', className)}>
      {unturned(name)}
    </span>
  );
}
