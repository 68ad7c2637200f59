import { useEffect, useRef } from 'react';
import { watchLevel } from '#features/call/devices/watch-level.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { cn } from '#ui/cn.ts';

export interface LevelMeterProps {
  track: MediaStreamTrack | null;
  className?: string;
  onLevel?: (level: number) => void;
  /** Over a picture, whatever its colours. */
  isOverlay?: boolean;
}

const bars = [0.04, 0.1, 0.18, 0.28, 0.4, 0.54, 0.7, 0.88];

/** How loud a microphone is now. Written past React: it changes twenty times a second. */
export function LevelMeter({ track, className, onLevel, isOverlay = false }: LevelMeterProps) {
  const meter = useRef<HTMLDivElement>(null);
  const listener = useRef(onLevel);
  listener.current = onLevel;
  useEffect(() => {
    const element = meter.current;
    if (!element) return;
    const show = (level: number) => {
      listener.current?.(level);
      element.setAttribute('aria-valuenow', String(Math.round(level * 100)));
      [...element.children].forEach((bar, index) => {
        (bar as HTMLElement).dataset['lit'] = String(level >= (bars[index] ?? 1));
      });
    };
    show(0);
    return track ? watchLevel(track, show) : undefined;
  }, [track]);
  return (
    <div
      ref={meter}
      role="meter"
      aria-label={c.devices.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={cn('flex h-2 gap-1', className)}
    >
      {bars.map(bar => (
        <span
          key={bar}
          className={cn(
            'flex-1 rounded-full',
            isOverlay ? 'bg-white/25 data-[lit=true]:bg-white' : 'bg-hover data-[lit=true]:bg-online',
          )}
        />
      ))}
    </div>
  );
}
