import { spaceLimits, type Space } from '@parley/contracts/spaces/space';
import { Trash2 } from 'lucide-react';
import { useRestoreSpace } from '#features/spaces/api/restore-space.ts';
import { errorText } from '#lib/error-text.ts';
import { dayName } from '#lib/i18n/format.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toasts.ts';

const day = 24 * 60 * 60_000;

/** To the owner of a space that is being deleted: how long it can be taken back. */
export function Deleting({ space, at }: { space: Space; at: string }) {
  const restore = useRestoreSpace(space.id);
  const until = dayName(Date.parse(at) + spaceLimits.daysToRestore * day);
  return (
    <Notice icon={Trash2} title={s.deleting} hint={s.deletingHint(until)} className="flex-1">
      <Button
        busy={restore.isPending}
        onClick={() =>
          restore.mutate(undefined, { onError: error => toast(errorText(error), { isError: true }) })
        }
      >
        {s.restore}
      </Button>
    </Notice>
  );
}
