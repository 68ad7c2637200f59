/** How a button beside a message looks: there on hover, on focus and while what it opens is open. */
export const messageTool =
  'opacity-0 group-hover/message:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 group-focus-within/message:opacity-100';
