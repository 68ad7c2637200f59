import type { Quality } from '@parley/contracts/video-events';
import { Hand, WifiOff } from 'lucide-react';
import { cn } from '#ui/cn.ts';
import { c } from '#lib/i18n/call-texts.ts';

const mark = 'inline-flex h-6 items-center justify-center rounded-lg px-1.5';

export function HandMark() {
  return (
    <span title={c.tile.hand} className={`${mark} bg-warn-ground text-on-warn animate-rise`}>
      <Hand aria-hidden className="size-4" />
    </span>
  );
}

const bars = ['h-1.5', 'h-2.5', 'h-3.5'];
const lit = { fair: 2, poor: 1, lost: 0 };

/** Only what is not good is worth a mark. */
export function QualityMark({ quality }: { quality: Quality }) {
  if (quality === 'good') return null;
  return (
    <span title={c.tile.quality[quality]} className={`${mark} bg-black/60 text-white`}>
      {quality === 'lost' ? (
        <WifiOff aria-hidden className="size-4" />
      ) : (
        <span aria-hidden className="flex items-end gap-0.5">
          {bars.map((height, index) => (
            <span
              key={height}
              className={cn('w-1 rounded-full', height, index < lit[quality] ? 'bg-white' : 'bg-white/35')}
            />
          ))}
        </span>
      )}
    </span>
  );
}
