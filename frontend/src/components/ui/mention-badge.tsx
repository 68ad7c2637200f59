import { t } from '#lib/i18n/texts.ts';

/** How many unread messages mention the person. */
export function MentionBadge({ count }: { count: number }) {
  return (
    <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-danger px-1.5 text-xs font-semibold text-on-accent forced-colors:border forced-colors:border-[CanvasText]">
      <span aria-hidden>@{t.rooms.unreadBadge(count)}</span>
      <span className="sr-only">{t.rooms.mentions(count)}</span>
    </span>
  );
}
