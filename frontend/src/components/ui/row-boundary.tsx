import { Component, type ReactNode } from 'react';
import { t } from '#lib/i18n/texts.ts';

interface Props {
  /** What the row shows; a change of it is a new chance. */
  of: unknown;
  children: ReactNode;
}

interface State {
  hasFailed: boolean;
  failures: number;
  of: unknown;
}

/** More often than this a row is not made again: it is the row itself that cannot be shown. */
const mostFailures = 3;

/**
 * One row of a list that fails takes nothing else with it. Most often something foreign has changed its elements (a
 * translator, an extension); then it stands again as soon as it is made again.
 */
export class RowBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, failures: 0, of: this.props.of };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): Partial<State> | null {
    if (of === state.of) return null;
    return state.failures < mostFailures ? { of } : { of, failures: 0, hasFailed: false };
  }

  override componentDidCatch(): void {
    this.setState(({ failures }) => ({ failures: failures + 1, hasFailed: failures + 1 >= mostFailures }));
  }

  override render(): ReactNode {
    const { hasFailed, failures } = this.state;
    if (hasFailed)
      return failures < mostFailures ? null : <p className="p-2 text-sm text-ink-faint">{t.app.rowFailed}</p>;
    // The key gives the row new elements; the box around them is what React takes away.
    return <div key={failures}>{this.props.children}</div>;
  }
}
