import { cn } from '#ui/cn.ts';

/** The colour of a role. A dot and no coloured name: not every colour can be read on both grounds. */
export function RoleDot({ color, className }: { color: string | null; className?: string }) {
  return (
    <span
      aria-hidden
      style={color === null ? undefined : { background: color }}
      className={cn('inline-block size-2.5 shrink-0 rounded-full border border-line bg-hover', className)}
    />
  );
}
