import { ArrowDown } from 'lucide-react';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';

/** The way back to the newest message, with the number of those that came meanwhile. */
export function ToEnd({ unread, onClick }: { unread: number; onClick: () => void }) {
  return (
    <Button
      variant="secondary"
      size="pill"
      aria-label={unread > 0 ? undefined : t.conversation.toEnd}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-lg animate-rise"
      onClick={onClick}
    >
      <ArrowDown aria-hidden className="size-4" />
      {unread > 0 && <span>{t.conversation.toEndUnread(unread)}</span>}
    </Button>
  );
}
