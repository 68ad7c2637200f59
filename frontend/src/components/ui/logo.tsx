import { cn } from '#ui/cn.ts';

export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn('size-8 shrink-0', className)}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path d="M9 8.5h9.2a6.3 6.3 0 0 1 0 12.6H14l-5 4.2z" className="fill-on-accent" />
      <circle cx="14" cy="14.8" r="1.5" className="fill-accent" />
      <circle cx="18.8" cy="14.8" r="1.5" className="fill-accent" />
    </svg>
  );
}
