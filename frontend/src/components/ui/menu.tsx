import type { LucideIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button, type ButtonProps } from '#ui/button.tsx';

const MenuItems = lazy(() => import('#ui/menu-items.tsx'));

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  isDanger?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  trigger: ButtonProps;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  /** Called after it has closed; gives the focus to something else than the trigger when it says so. */
  onCloseAutoFocus?: (event: Event) => void;
}

/** A button with a menu. Until it is first opened it is only a button: lists hold many of them. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const button = <Button {...props.trigger} aria-haspopup="menu" onClick={() => setWanted(true)} />;
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuItems {...props} />
    </Suspense>
  );
}
