import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { distrustSnapshot } from '#lib/chat/device/distrust.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

interface Props {
  /** `app` takes the whole window, `part` its own place, and `extra` is not missed where it was. */
  of: 'app' | 'part' | 'extra';
  /** A part that failed is tried again when this changes. */
  resetKey?: string;
  children: ReactNode;
}

interface State {
  failedAt: string | null;
}

/** Where a rendering error ends: it shows a way out instead of nothing, and takes no more with it than it must. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failedAt: null };

  static getDerivedStateFromError(): State {
    return { failedAt: '' };
  }

  static getDerivedStateFromProps({ resetKey = '' }: Props, { failedAt }: State): State | null {
    if (failedAt === '') return { failedAt: `at ${resetKey}` };
    return failedAt === null || failedAt === `at ${resetKey}` ? null : { failedAt: null };
  }

  override componentDidCatch(): void {
    // What lies on the device may be why, and a reload with it would end here again.
    distrustSnapshot();
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    if (this.props.of === 'app') return <BrokenApp />;
    return this.props.of === 'part' && <BrokenPart onRetry={() => this.setState({ failedAt: null })} />;
  }
}

function BrokenApp() {
  return (
    <main>
      <Notice icon={TriangleAlert} title={t.app.crashed} hint={t.app.crashedHint} isError isPage className="h-dvh">
        <Button onClick={() => location.reload()}>{t.app.reload}</Button>
      </Notice>
    </main>
  );
}

function BrokenPart({ onRetry }: { onRetry: () => void }) {
  return (
    <Notice icon={TriangleAlert} title={t.app.partCrashed} hint={t.app.partCrashedHint} isError className="h-full">
      <Button variant="secondary" onClick={onRetry}>
        {t.app.retry}
      </Button>
    </Notice>
  );
}
