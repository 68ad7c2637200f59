const shape = 'inline-flex h-10 items-center rounded-lg px-4 text-sm font-medium';

/** Links that look like buttons. */
export const linkButton = {
  primary: `${shape} bg-accent text-on-accent hover:bg-accent-hover`,
  /** With a picture alone. */
  icon: 'inline-flex size-10 items-center justify-center rounded-lg text-ink-soft hover:bg-hover pointer-coarse:size-11',
  secondary: `${shape} border border-line bg-raised hover:bg-hover`,
  small:
    'inline-flex h-8 items-center rounded-lg border border-line bg-raised px-3 text-[0.8125rem] font-medium hover:bg-hover pointer-coarse:h-11',
};
