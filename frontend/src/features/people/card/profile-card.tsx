import { Popover } from 'radix-ui';
import { type ReactNode, useMemo } from 'react';
import { useCard } from '#features/people/api/card.ts';
import { CardBody } from '#features/people/card/card-body.tsx';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Dialog } from '#ui/dialog.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

export interface ProfileCardProps {
  userId: string;
  spaceId?: string | undefined;
  /** What it was opened by. */
  anchor: HTMLElement;
  onClose: () => void;
}

/** Who somebody is and what one may do about them: beside what was clicked, on a phone a sheet at the lower edge. */
export default function ProfileCard({ userId, spaceId, anchor, onClose }: ProfileCardProps) {
  const isPhone = useIsPhone();
  const person = usePerson(userId);
  const title = p.card.title(person?.displayName ?? t.conversation.somebody);
  const content = <Content userId={userId} spaceId={spaceId} onClose={onClose} />;
  if (!isPhone)
    return (
      <Beside anchor={anchor} title={title} onClose={onClose}>
        {content}
      </Beside>
    );
  return (
    <Dialog onClose={onClose} title={title} size="sheet" bare>
      <div className="min-h-0 overflow-y-auto pb-[env(safe-area-inset-bottom)]">{content}</div>
    </Dialog>
  );
}

interface BesideProps extends Pick<ProfileCardProps, 'anchor' | 'onClose'> {
  title: string;
  children: ReactNode;
}

function Beside({ anchor, title, onClose, children }: BesideProps) {
  const virtualRef = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <Popover.Root open onOpenChange={open => !open && onClose()}>
      <Popover.Anchor virtualRef={virtualRef} />
      <Popover.Portal>
        <Popover.Content
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          aria-label={title}
          // The button itself closes it with the click that follows.
          onPointerDownOutside={event => anchor.contains(event.target as Node) && event.preventDefault()}
          className="z-40 max-h-(--radix-popover-content-available-height) w-80 overflow-y-auto rounded-2xl border border-line bg-surface shadow-2xl outline-none animate-fade"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Content({ userId, spaceId, onClose }: Omit<ProfileCardProps, 'anchor'>) {
  const card = useCard(userId, spaceId);
  if (card.data) return <CardBody card={card.data} spaceId={spaceId} onClose={onClose} />;
  if (!card.isError) return <Loading />;
  return <LoadFailed title={p.card.failed} onRetry={() => void card.refetch()} />;
}

function Loading() {
  return (
    <div role="status" aria-label={t.app.loading} className="space-y-4 p-5">
      <div className="skeleton size-16 rounded-full" />
      <div className="skeleton h-5 w-1/2" />
      <div className="skeleton h-10 w-full" />
    </div>
  );
}
