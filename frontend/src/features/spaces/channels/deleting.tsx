import { spaceLimits, type Space } from '@parley/contracts/spaces/space';
import { Trash2 } from 'lucide-react';
import { useRestoreSpace } from '#features/spaces/api/restore-space.ts';
import { errorText } from '#lib/error-text.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toasts.ts';

const day = 24 * 60 * 60_000;

export interface DeletingProps {
  space: Space;
  /** ISO 8601. */
  deletedAt: string;
  /** It is all that the page says. */
  isPage?: boolean;
}

/** To the owner of a space that is being deleted: how long it can be taken back. */
export function Deleting({ space, deletedAt, isPage = false }: DeletingProps) {
  const restore = useRestoreSpace(space.id);
  const until = fullTimeOf(Date.parse(deletedAt) + spaceLimits.daysToRestore * day);
  return (
    <Notice icon={Trash2} title={s.deleting} hint={s.deletingHint(until)} isPage={isPage} className="h-full flex-1">
      <Button
        busy={restore.isPending}
        onClick={() => restore.mutate(undefined, { onError: error => toast(errorText(error), { isError: true }) })}
      >
        {s.restore}
      </Button>
    </Notice>
  );
}
