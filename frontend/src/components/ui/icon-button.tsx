import { Button, type ButtonProps } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';

export interface IconButtonProps extends ButtonProps {
  /** Its accessible name, and what its tip says on hover and focus. */
  label: string;
}

export function IconButton({ label, size = 'icon', variant = 'ghost', className, ...rest }: IconButtonProps) {
  return (
    <Button
      aria-label={label}
      data-tip={label}
      size={size}
      variant={variant}
      className={cn('tip', className)}
      {...rest}
    />
  );
}
