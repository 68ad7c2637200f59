import { useRef } from 'react';
import { One } from '#features/call/stage/one.tsx';
import type { Arrangement } from '#features/call/stage/use-shown.ts';
import { setView } from '#features/call/stage/view.ts';
import { type Size, useSize } from '#features/call/use-size.ts';
import { c } from '#lib/i18n/call-texts.ts';

const gap = 8;

/** One large; the others beside it where there is width, else below. */
export function SpeakerView({ main, others, most }: Arrangement) {
  const space = useRef<HTMLUListElement>(null);
  const size = useSize(space);
  const isWide = size.width > size.height * 1.1;
  const small = isWide ? { width: 208, height: 117 } : { width: 118, height: 88 };
  const fits = Math.floor(((isWide ? size.height : size.width) + gap) / ((isWide ? small.height : small.width) + gap));
  const room = Math.max(1, Math.min(fits, most - 1));
  const beside = others.length > room ? others.slice(0, Math.max(0, room - 1)) : others;
  const hidden = others.length - beside.length;
  const large = largeSize(size, small, isWide, others.length > 0);
  return (
    <ul
      ref={space}
      aria-label={c.peopleInCall}
      className={`flex min-h-0 flex-1 gap-2 overflow-hidden ${isWide ? 'flex-col flex-wrap' : 'flex-wrap content-start'}`}
    >
      {size.width > 0 && main && (
        <>
          <One key={main.key} shown={main} size={large} />
          {beside.map(shown => (
            <One key={shown.key} shown={shown} size={small} />
          ))}
          {hidden > 0 && <More count={hidden} size={small} />}
        </>
      )}
    </ul>
  );
}

function largeSize(size: Size, small: Size, isWide: boolean, hasOthers: boolean): Size {
  if (!hasOthers) return size;
  return isWide
    ? { width: size.width - small.width - gap, height: size.height }
    : { width: size.width, height: size.height - small.height - gap };
}

/** Those for whom there is no place here. */
function More({ count, size }: { count: number; size: Size }) {
  return (
    <li className="shrink-0" style={size}>
      <button
        type="button"
        aria-label={c.tile.moreLabel(count)}
        className="size-full rounded-2xl bg-theirs text-lg font-semibold text-ink-soft hover:bg-hover"
        onClick={() => setView({ layout: 'grid', pinned: null, page: 0 })}
      >
        {c.tile.more(count)}
      </button>
    </li>
  );
}
