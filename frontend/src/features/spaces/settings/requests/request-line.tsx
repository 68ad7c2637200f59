import type { JoinRequest } from '@parley/contracts/spaces/admission';
import { useDecideJoinRequest } from '#features/spaces/api/decide-join-request.ts';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { ago, fullTimeOf } from '#lib/i18n/format.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { unturned } from '#lib/text/fence.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';
import { toast } from '#ui/toasts.ts';
import { Username } from '#ui/username.tsx';

const words = et.requests;

/** Somebody who wants in, with their answers and the decision. */
export function RequestLine({ spaceId, request: { user, at, answers } }: { spaceId: string; request: JoinRequest }) {
  const decide = useDecideJoinRequest(spaceId, user.id);
  const now = useMinute();
  // Not by callbacks of `mutate`: they are not called when the line has gone, as it does when all went well.
  const run = (decision: 'approve' | 'refuse', done: string) =>
    decide.mutateAsync(decision).then(
      () => toast(done),
      (error: unknown) => toast(errorText(error), { isError: true }),
    );
  const button = (decision: 'approve' | 'refuse', done: string) => (
    <Button
      size="sm"
      variant={decision === 'approve' ? 'primary' : 'secondary'}
      busy={decide.isPending && decide.variables === decision}
      disabled={decide.isPending}
      aria-label={words.actionLabel(words[decision], user.displayName)}
      onClick={() => void run(decision, done)}
    >
      {words[decision]}
    </Button>
  );
  return (
    <article className="w-full min-w-0 space-y-3" aria-label={words.of(user.displayName)}>
      <div className="flex items-center gap-3">
        <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} />
        <div className="min-w-0 flex-1">
          <p className="flex min-w-0 items-baseline gap-1.5 text-sm">
            <Name name={user.displayName} className="min-w-0 truncate font-medium" />
            <span className="truncate text-xs text-ink-faint">
              <Username of={user.username} />
            </span>
          </p>
          <time dateTime={at} title={fullTimeOf(Date.parse(at))} className="block text-[0.8125rem] text-ink-faint">
            {ago(Date.parse(at), now)}
          </time>
        </div>
      </div>
      {answers.length > 0 && (
        <dl className="space-y-2 text-sm" translate="no">
          {answers.map(({ question, answer }) => (
            <div key={question}>
              <dt dir="auto" className="text-start break-words text-ink-soft">
                {unturned(question)}
              </dt>
              <dd dir="auto" className="text-start break-words whitespace-pre-wrap">
                {unturned(answer)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="flex flex-wrap gap-2">
        {button('approve', words.approved(user.displayName))}
        {button('refuse', words.refused(user.displayName))}
      </div>
    </article>
  );
}
