import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';

export function Switch(props: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className="inline-flex h-6 w-10 shrink-0 items-center rounded-full bg-field-line p-0.5 transition-colors data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="size-5 rounded-full bg-white shadow transition-[margin] data-[state=checked]:ms-4" />
    </Radix.Root>
  );
}
