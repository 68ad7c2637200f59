import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { ErrorBoundary } from '#ui/error-boundary.tsx';

const ProfileCard = lazy(() => import('#features/people/card/profile-card.tsx'));

export interface CardButtonProps extends Omit<ComponentProps<'button'>, 'onClick' | 'type'> {
  userId: string;
  /** The space in which the person is met. */
  spaceId?: string | undefined;
}

/** A name or a face: a click opens the card of its person. */
export function CardButton({ userId, spaceId, ...button }: CardButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        {...button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(open => (open ? null : currentTarget))}
      />
      {anchor && (
        <ErrorBoundary of="extra">
          <Suspense>
            <ProfileCard userId={userId} spaceId={spaceId} anchor={anchor} onClose={() => setAnchor(null)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
