import { LoaderCircle } from 'lucide-react';
import { cn } from '#ui/cn.ts';

export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-5 animate-spin text-current', className)} />;
}
