import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { fitTiles } from '#features/call/stage/grid-fit.ts';
import { One } from '#features/call/stage/one.tsx';
import { useGlide } from '#features/call/stage/use-glide.ts';
import type { Shown } from '#features/call/stage/use-shown.ts';
import { setView, useView } from '#features/call/stage/view.ts';
import { useSize } from '#features/call/use-size.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { IconButton } from '#ui/icon-button.tsx';

const gap = 8;

/** Everybody alike, a page at a time. */
export function Grid({ all, most }: { all: readonly Shown[]; most: number }) {
  const space = useRef<HTMLUListElement>(null);
  const size = useSize(space);
  useGlide(space);
  const pages = Math.max(1, Math.ceil(all.length / most));
  const page = Math.min(
    useView(view => view.page),
    pages - 1,
  );
  const here = all.slice(page * most, (page + 1) * most);
  const tile = fitTiles(here.length, size, gap);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      <ul
        ref={space}
        aria-label={c.peopleInCall}
        className="flex min-h-0 flex-1 flex-wrap content-center items-center justify-center gap-2 overflow-hidden"
      >
        {tile.width > 0 && here.map(shown => <One key={shown.key} shown={shown} size={tile} />)}
      </ul>
      {pages > 1 && (
        <div className="flex items-center justify-center gap-2 text-sm text-ink-soft">
          <IconButton
            label={c.pages.previous}
            size="icon-sm"
            disabled={page === 0}
            onClick={() => setView({ page: page - 1 })}
          >
            <ChevronLeft className="size-5" />
          </IconButton>
          <span aria-live="polite">{c.pages.of(page + 1, pages)}</span>
          <IconButton
            label={c.pages.next}
            size="icon-sm"
            disabled={page === pages - 1}
            onClick={() => setView({ page: page + 1 })}
          >
            <ChevronRight className="size-5" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
