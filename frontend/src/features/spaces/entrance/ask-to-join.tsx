import type { OwnJoinRequest } from '@parley/contracts/spaces/admission';
import { CircleCheck, Hourglass, UserX } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useWithdrawRequest } from '#features/spaces/api/ask-to-join.ts';
import { useJoinState } from '#features/spaces/api/join-state.ts';
import { QuestionsForm } from '#features/spaces/entrance/questions-form.tsx';
import { spacePath } from '#features/spaces/paths.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/texts.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

export interface AskToJoinProps {
  spaceId: string;
  questions: readonly string[];
  /** The invite or address that led there. */
  code?: string;
  /** Called when the person goes to the space. */
  onOpened?: () => void;
}

/** The way into a space whose moderators decide: the questions, what became of the request, and the space. */
export function AskToJoin({ spaceId, questions, code, onOpened }: AskToJoinProps) {
  const { data: state, error, refetch } = useJoinState(spaceId);
  if (!state && error) return <LoadFailed title={et.ask.failed} className="!p-0" onRetry={() => void refetch()} />;
  if (!state) return <div className="skeleton h-24 w-full" role="status" aria-label={t.app.loading} />;
  if (state.is === 'stranger') return <QuestionsForm spaceId={spaceId} questions={questions} code={code} />;
  return (
    <div role="status">
      {state.is === 'member' ? <Member spaceId={spaceId} onOpened={onOpened} /> : <Asked request={state.request} />}
    </div>
  );
}

function Member({ spaceId, onOpened }: Pick<AskToJoinProps, 'spaceId' | 'onOpened'>) {
  const navigate = useNavigate();
  async function open() {
    await navigate(spacePath(spaceId), { replace: isAboveThePage() });
    onOpened?.();
  }
  return (
    <Notice icon={CircleCheck} title={et.ask.member} className="!p-0">
      <Button onClick={() => void open()}>{et.ask.open}</Button>
    </Notice>
  );
}

function Asked({ request: { spaceId, state, endsAt } }: { request: OwnJoinRequest }) {
  const withdraw = useWithdrawRequest(spaceId);
  const end = fullTimeOf(Date.parse(endsAt));
  if (state !== 'open')
    return <Notice icon={UserX} title={et.ask.refused} hint={et.ask.refusedHint(end)} className="!p-0" />;
  return (
    <Notice icon={Hourglass} title={et.ask.waits} hint={`${et.ask.waitsHint} ${et.ask.until(end)}`} className="!p-0">
      <Button variant="secondary" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {et.ask.withdraw}
      </Button>
    </Notice>
  );
}
