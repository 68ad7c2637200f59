import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { t } from '#lib/i18n/texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

interface State {
  hasFailed: boolean;
}

/** The last catch: a rendering error shows a page with a way out instead of nothing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice icon={TriangleAlert} title={t.app.crashed} hint={t.app.crashedHint} isError className="h-dvh">
        <Button onClick={() => location.reload()}>{t.app.reload}</Button>
      </Notice>
    );
  }
}
