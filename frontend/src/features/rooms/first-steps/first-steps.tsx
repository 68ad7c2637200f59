import { Camera, MessagesSquare, Sparkles } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useCreateSampleSpace } from '#features/rooms/first-steps/api/create-sample-space.ts';
import { openSteps } from '#features/rooms/first-steps/open-steps.ts';
import { Step } from '#features/rooms/first-steps/step.tsx';
import { hideSteps, useHidden } from '#features/rooms/first-steps/use-hidden.ts';
import { useDone } from '#features/rooms/first-steps/use-done.ts';
import { discoverPath } from '#features/spaces/paths.ts';
import { errorText } from '#lib/error-text.ts';
import { f } from '#lib/i18n/first-steps-texts.ts';
import { firstName } from '#lib/react/room-names.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';

const CreateDialog = lazy(() => import('#features/rooms/create/create-dialog.tsx'));
const CreateSpaceDialog = lazy(() => import('#features/spaces/create/create-space-dialog.tsx'));
const JoinSpaceDialog = lazy(() => import('#features/spaces/create/join-space-dialog.tsx'));

export interface FirstStepsProps {
  /** They stand on a page that has a heading. */
  isPart?: boolean;
  /** What stands there when all is done or was hidden. */
  children: ReactNode;
}

/** What an account without conversations can begin with. */
export default function FirstSteps({ isPart = false, children }: FirstStepsProps) {
  const me = useMe();
  const done = useDone();
  const isHidden = useHidden(({ of }) => of === me.id);
  const isOver = isHidden || (done !== undefined && Object.values(done).every(Boolean));
  useEffect(() => (isOver ? hideSteps(me.id) : openSteps(me.id)), [isOver, me.id]);
  if (isOver) return children;
  // Until the spaces are listed nobody knows what is done.
  return done && <Steps name={firstName(me.displayName)} done={done} isPart={isPart} onHide={() => hideSteps(me.id)} />;
}

interface StepsProps {
  name: string;
  done: NonNullable<ReturnType<typeof useDone>>;
  isPart: boolean;
  onHide: () => void;
}

function Steps({ name, done, isPart, onHide }: StepsProps) {
  const Title = isPart ? 'h2' : 'h1';
  const [dialog, setDialog] = useState<'create' | 'join' | 'people' | null>(null);
  const sample = useCreateSampleSpace();
  const close = () => setDialog(null);
  const all = Object.values(done);
  return (
    <div className="flex h-full min-h-0 flex-1 overflow-y-auto">
      <div className="m-auto w-full max-w-xl space-y-4 p-5 animate-fade">
        <header className="space-y-1">
          <Title className="text-xl font-semibold">{f.welcome(name)}</Title>
          <p className="text-sm text-ink-soft">{f.hint}</p>
          <p role="status" className="text-sm text-ink-soft">
            {f.progress(all.filter(Boolean).length, all.length)}
          </p>
        </header>
        {sample.isError && <Alert>{errorText(sample.error)}</Alert>}
        <ul className="space-y-3">
          <Step icon={Sparkles} title={f.place.title} hint={f.place.hint} isDone={done.place} isPart={isPart}>
            <Button onClick={() => setDialog('create')}>{f.place.create}</Button>
            <Button variant="secondary" onClick={() => setDialog('join')}>
              {f.place.join}
            </Button>
            <Link to={discoverPath} className={linkButton.secondary}>
              {f.place.browse}
            </Link>
          </Step>
          <Step icon={MessagesSquare} title={f.people.title} hint={f.people.hint} isDone={done.people} isPart={isPart}>
            <Button variant="secondary" onClick={() => setDialog('people')}>
              {f.people.find}
            </Button>
          </Step>
          <Step icon={Camera} title={f.picture.title} hint={f.picture.hint} isDone={done.picture} isPart={isPart}>
            <Link to="/settings" className={linkButton.secondary}>
              {f.picture.add}
            </Link>
          </Step>
        </ul>
        <footer className="flex flex-wrap items-center justify-between gap-3 text-sm">
          {!done.place && (
            <Button variant="link" size="inline" busy={sample.isPending} onClick={() => sample.mutate()}>
              {f.sample}
            </Button>
          )}
          <Button variant="plain" size="inline" className="text-ink-soft" onClick={onHide}>
            {f.hide}
          </Button>
        </footer>
      </div>
      <Suspense>
        {dialog === 'create' && <CreateSpaceDialog onClose={close} />}
        {dialog === 'join' && <JoinSpaceDialog onClose={close} />}
        {dialog === 'people' && <CreateDialog onClose={close} />}
      </Suspense>
    </div>
  );
}
