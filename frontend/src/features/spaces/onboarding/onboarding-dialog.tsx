import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { ListChecks } from 'lucide-react';
import { useAnswerOnboarding, useOnboarding } from '#features/spaces/api/onboarding.ts';
import { OnboardingForm, type Answers } from '#features/spaces/onboarding/onboarding-form.tsx';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toasts.ts';

export interface OnboardingDialogProps {
  space: Space;
  onClose: () => void;
}

/** What a newcomer is shown once, and everybody who opens it again. Closing it is an answer too: it is not shown again. */
export default function OnboardingDialog({ space, onClose }: OnboardingDialogProps) {
  const { data, isError, refetch } = useOnboarding(space.id);
  const answer = useAnswerOnboarding(space.id);
  const isNew = space.me.newcomer === true;
  function skip() {
    if (isNew) answer.mutate({ acceptRules: false });
    onClose();
  }
  const finish = (answers: Answers) =>
    answer.mutate(answers, {
      onSuccess() {
        toast(ot.saved);
        onClose();
      },
    });
  return (
    <Dialog onClose={skip} title={isNew || space.me.rulesPending ? ot.title(space.name) : ot.titleAgain}>
      {data ? (
        <Body
          {...{ space, onboarding: data.onboarding, own: data.own, isNew, error: answer.error, onSkip: skip }}
          busy={answer.isPending}
          onDone={finish}
        />
      ) : (
        <div className="px-5 pb-5">
          {isError ? (
            <LoadFailed title={ot.loadFailed} onRetry={() => void refetch()} />
          ) : (
            <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />
          )}
        </div>
      )}
    </Dialog>
  );
}

type BodyProps = Parameters<typeof OnboardingForm>[0] & { onboarding: Onboarding };

function Body(props: BodyProps) {
  const { rules, questions, welcome } = props.onboarding;
  if (rules.length + questions.length > 0 || welcome !== '') return <OnboardingForm {...props} />;
  return <Notice icon={ListChecks} title={ot.nothing} hint={ot.nothingHint} />;
}
