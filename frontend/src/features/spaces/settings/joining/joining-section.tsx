import type { Space } from '@parley/contracts/spaces/space';
import { CloudAlert } from 'lucide-react';
import { useAdmission } from '#features/spaces/api/get-admission.ts';
import { JoiningForm } from '#features/spaces/settings/joining/joining-form.tsx';
import { PauseJoining } from '#features/spaces/settings/joining/pause-joining.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** How people get into the space. */
export function JoiningSection({ space }: { space: Space }) {
  const { data: admission, isError, refetch } = useAdmission(space.id);
  if (admission)
    return (
      <>
        <PauseJoining spaceId={space.id} pausedUntil={admission.pausedUntil} />
        <JoiningForm spaceId={space.id} admission={admission} />
      </>
    );
  if (!isError) return <div className="skeleton h-64 w-full" role="status" aria-label={t.app.loading} />;
  return (
    <Notice icon={CloudAlert} title={et.joining.failed} isError>
      <Button variant="secondary" onClick={() => void refetch()}>
        {t.app.retry}
      </Button>
    </Notice>
  );
}
