const shape = 'inline-flex h-10 items-center rounded-lg px-4 text-sm font-medium';

/** Links that look like buttons. */
export const linkButton = {
  primary: `${shape} bg-accent text-on-accent hover:bg-accent-hover`,
  secondary: `${shape} border border-line bg-raised hover:bg-hover`,
};
