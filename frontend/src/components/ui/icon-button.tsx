import { Button, type ButtonProps } from '#ui/button.tsx';
import { Tooltip } from '#ui/tooltip.tsx';

export interface IconButtonProps extends ButtonProps {
  /** Its accessible name, and what its tooltip says. */
  label: string;
}

export function IconButton({ label, size = 'icon', variant = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} size={size} variant={variant} {...rest} />
    </Tooltip>
  );
}
