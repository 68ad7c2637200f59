import { createContext, type ReactNode, type RefCallback, use, useCallback, useEffect, useRef, useState } from 'react';
import type { RegisterLine } from '#features/spaces/order/drag.ts';
import { canDrop, type DropRule, type Line, type Side } from '#features/spaces/order/drop.ts';

const Registering = createContext<RegisterLine | null>(null);

export interface DragLinesProps {
  /** Who may not order the list does not load what it takes. */
  isOn: boolean;
  /** By default that of channels and categories. */
  rule?: DropRule;
  onDrop: (dragged: Line, target: Line, side: Side) => void;
  children: ReactNode;
}

/** A list whose lines are dragged by mouse or touch. By keyboard they go by buttons and menus, which say where they are. */
export function DragLines({ isOn, rule = canDrop, onDrop, children }: DragLinesProps) {
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const [register, setRegister] = useState<RegisterLine | null>(null);
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    // Without it the lines stay where they are; the keyboard's way is there all the same.
    import('#features/spaces/order/drag.ts').then(
      ({ createLines }) => !isOver && setRegister(() => createLines(rule, (...drop) => latest.current(...drop))),
      () => undefined,
    );
    return () => {
      isOver = true;
      setRegister(null);
    };
  }, [isOn, rule]);
  return <Registering value={register}>{children}</Registering>;
}

/** For the element of a line; undefined where nothing is dragged. */
export function useDragLine(kind: Line['kind'], id: string): RefCallback<HTMLElement> | undefined {
  const register = use(Registering);
  const ref = useCallback(
    (element: HTMLElement | null) => (element && register ? register(element, { kind, id }) : undefined),
    [register, kind, id],
  );
  return register ? ref : undefined;
}

/** How a line looks that is dragged, or that something is dropped before or after. */
export const dragLooks =
  'data-dragged:opacity-40 data-[drop=before]:shadow-[inset_0_2px_0_var(--color-accent)] data-[drop=after]:shadow-[inset_0_-2px_0_var(--color-accent)] forced-colors:data-drop:outline-2';
