import { type FocusEvent, type PointerEvent, useState } from 'react';

export interface RailTip {
  label: string;
  /** Middle of the button, in CSS pixels from the top of the window. */
  top: number;
}

/** The name beside a button of the rail, on hover and focus. The rail scrolls, so a tip inside it would be cut off. */
export function useRailTip() {
  const [tip, setTip] = useState<RailTip | null>(null);
  const hide = () => setTip(null);
  function show(label: string, element: Element) {
    // Its menu is open, and says more.
    if (element.ariaExpanded === 'true') return;
    const { top, height } = element.getBoundingClientRect();
    setTip({ label, top: top + height / 2 });
  }
  const handlersFor = (label: string) => ({
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && show(label, event.currentTarget),
    onPointerLeave: hide,
    onFocus: ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && show(label, currentTarget),
    onBlur: hide,
    onClick: hide,
  });
  return { tip, handlersFor, hide };
}

export type RailTipHandlers = ReturnType<ReturnType<typeof useRailTip>['handlersFor']>;
