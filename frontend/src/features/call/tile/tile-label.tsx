import { MicOff, MonitorUp } from 'lucide-react';
import { cn } from '#ui/cn.ts';
import { Name } from '#ui/name.tsx';

export interface TileLabelProps {
  name: string;
  isMuted?: boolean;
  isScreen?: boolean;
  speaks?: boolean;
}

/** The name at the foot of a tile. Readers hear it from the tile itself. */
export function TileLabel({ name, isMuted = false, isScreen = false, speaks = false }: TileLabelProps) {
  return (
    <span
      aria-hidden
      className={cn(
        'pointer-events-none absolute start-2 bottom-2 flex h-6 max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-lg px-2 text-[0.8125rem] font-medium',
        speaks ? 'bg-accent text-on-accent' : 'bg-black/60 text-white',
      )}
    >
      {isMuted && <MicOff className="size-3.5 shrink-0" />}
      {isScreen && <MonitorUp className="size-3.5 shrink-0" />}
      <Name name={name} className="truncate" />
    </span>
  );
}
