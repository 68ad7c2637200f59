import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';

export function Switch(props: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      // As large as a finger around what is seen.
      className="relative inline-flex h-6 w-10 shrink-0 items-center rounded-full bg-field-line p-0.5 transition-colors before:absolute before:-inset-x-0.5 before:-inset-y-2.5 data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="size-5 rounded-full bg-white shadow transition-[margin] data-[state=checked]:ms-4" />
    </Radix.Root>
  );
}
