import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';

/** What is pressed is as large as a finger, where fingers press. */
export function Switch(props: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className="group/switch inline-flex shrink-0 items-center justify-center rounded-full pointer-coarse:size-11"
    >
      <span className="inline-flex h-6 w-10 items-center rounded-full bg-field-line p-0.5 transition-colors group-data-[state=checked]/switch:bg-accent">
        <Radix.Thumb className="size-5 rounded-full bg-white shadow transition-[margin] data-[state=checked]:ms-4" />
      </span>
    </Radix.Root>
  );
}
