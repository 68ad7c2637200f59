import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { useOnboarding } from '#features/spaces/api/onboarding.ts';
import { OnboardingEditor } from '#features/spaces/settings/onboarding/onboarding-editor.tsx';
import { SectionPlaceholder } from '#features/spaces/settings/section-placeholder.tsx';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';

/** What new members are shown. */
export default function OnboardingSection({ space }: { space: Space }) {
  const { data, isError, refetch } = useOnboarding(space.id);
  const channels = useChannels(space.id);
  if (data && channels.data) {
    const known = new Set(channels.data.map(({ id }) => id));
    return <OnboardingEditor space={space} saved={withKnown(data.onboarding, space, known)} />;
  }
  if (!isError && !channels.isError) return <SectionPlaceholder />;
  return <LoadFailed title={ot.settings.failed} onRetry={() => void Promise.all([refetch(), channels.refetch()])} />;
}

/** Without the channels and roles that were deleted since it was saved. */
function withKnown(onboarding: Onboarding, { roles }: Space, channels: ReadonlySet<string>): Onboarding {
  return {
    ...onboarding,
    questions: onboarding.questions.map(question => ({
      ...question,
      choices: question.choices.map(choice => ({
        ...choice,
        channelIds: choice.channelIds.filter(id => channels.has(id)),
        roleId: roles.some(({ id }) => id === choice.roleId) ? choice.roleId : null,
      })),
    })),
  };
}
