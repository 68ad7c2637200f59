import type { Space } from '@parley/contracts/spaces/space';
import { useAdmission } from '#features/spaces/api/get-admission.ts';
import { JoiningForm } from '#features/spaces/settings/joining/joining-form.tsx';
import { PauseJoining } from '#features/spaces/settings/joining/pause-joining.tsx';
import { SectionPlaceholder } from '#features/spaces/settings/section-placeholder.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';

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
  if (!isError) return <SectionPlaceholder />;
  return <LoadFailed title={et.joining.failed} onRetry={() => void refetch()} />;
}
