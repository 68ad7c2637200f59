import type { Quality } from '@parley/contracts/video-events';
import { Hand, SignalLow, SignalMedium, WifiOff } from 'lucide-react';
import { c } from '#lib/i18n/call-texts.ts';

const mark = 'inline-flex h-6 items-center justify-center rounded-lg px-1.5';

export function HandMark() {
  return (
    <span title={c.tile.hand} className={`${mark} bg-warn-ground text-on-warn animate-rise`}>
      <Hand aria-hidden className="size-4" />
    </span>
  );
}

const icons = { fair: SignalMedium, poor: SignalLow, lost: WifiOff };

/** Only what is not good is worth a mark. */
export function QualityMark({ quality }: { quality: Quality }) {
  if (quality === 'good') return null;
  const Icon = icons[quality];
  return (
    <span title={c.tile.quality[quality]} className={`${mark} bg-black/60 text-white`}>
      <Icon aria-hidden className="size-4" />
    </span>
  );
}
