import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDismissed } from '#features/call/stage/use-dismissed.ts';
import { ProblemNote } from '#features/call/devices/problem-note.tsx';
import { useAlone } from '#features/call/ring/use-alone.ts';
import { useOwnControls, useOwnState, useSpeaks } from '#features/call/use-own.ts';
import type { CallProblem } from '#lib/call/state.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useIsOffline } from '#lib/react/use-is-offline.ts';
import { Spinner } from '#ui/spinner.tsx';

/** What stands above the pictures: how the call itself is, and what does not work. */
export function StageStatus({ room }: { room: RoomState }) {
  const status = useCallState(state => state.status);
  const isAlone = useCallState(({ people }) => people.length < 2);
  const isOffline = useIsOffline();
  const speaks = useSpeaks();
  const [problems, dismiss] = useDismissed();
  return (
    <div className="mx-auto w-full max-w-xl space-y-2 empty:hidden">
      {status === 'reconnecting' && <Reconnecting isOffline={isOffline} />}
      {status === 'joining' && <Line icon={<Spinner className="size-4" />} title={c.status.joining} />}
      {status === 'connected' && !speaks && <Listens />}
      {status === 'connected' && isAlone && <Alone room={room} />}
      {problems.map(problem => (
        <Problem key={keyOf(problem)} problem={problem} onDismiss={() => dismiss(problem)} />
      ))}
    </div>
  );
}

function Reconnecting({ isOffline }: { isOffline: boolean }) {
  return (
    <Line
      icon={isOffline ? <CloudOff aria-hidden className="size-4" /> : <Spinner className="size-4" />}
      title={isOffline ? c.status.offline : c.status.reconnecting}
      hint={isOffline ? undefined : c.status.reconnectingHint}
      isWarning
    />
  );
}

function Alone({ room }: { room: RoomState }) {
  const words = useAlone(room);
  if (!words) return <Line title={c.status.alone} hint={c.status.aloneHint} />;
  return <Line title={words.title} hint={words.hint} icon={words.isRinging && <Pulse />} />;
}

/** On a stage, to who may not speak so far. */
function Listens() {
  const { hand } = useOwnState();
  const { stage } = c;
  return hand ? (
    <Line title={stage.handUp} hint={stage.handUpHint} />
  ) : (
    <Line title={stage.listens} hint={stage.listensHint} />
  );
}

function Pulse() {
  return <span aria-hidden className="size-2.5 rounded-full bg-accent animate-dot" />;
}

interface LineProps {
  icon?: ReactNode;
  title: string;
  hint?: string | undefined;
  isWarning?: boolean;
}

function Line({ icon, title, hint, isWarning = false }: LineProps) {
  return (
    <div
      role="status"
      className={`mb-2 flex items-center justify-center gap-2.5 rounded-xl px-3.5 py-2 text-sm animate-fade ${isWarning ? 'bg-warn-ground text-on-warn' : 'bg-raised'}`}
    >
      {icon}
      <p>
        <span className="font-medium">{title}</span>
        {hint !== undefined && <span className={isWarning ? undefined : 'text-ink-soft'}> {hint}</span>}
      </p>
    </div>
  );
}

function Problem({ problem, onDismiss }: { problem: CallProblem; onDismiss: () => void }) {
  const controls = useOwnControls();
  const again = {
    mic: () => controls.setMic(true),
    camera: () => controls.setCamera(true),
    screen: () => controls.shareScreen(true),
    'screen-audio': () => controls.shareScreen(true),
  };
  return (
    <div className="pb-2">
      <ProblemNote
        problem={problem}
        onDismiss={onDismiss}
        {...(problem.kind === 'device' && { onRetry: again[problem.source] })}
      >
        {problem.kind === 'call' && (
          <Link to="/call-check" className="underline underline-offset-4">
            {c.ended.check}
          </Link>
        )}
      </ProblemNote>
    </div>
  );
}

function keyOf(problem: CallProblem): string {
  return problem.kind === 'device' ? problem.source : problem.cause;
}
