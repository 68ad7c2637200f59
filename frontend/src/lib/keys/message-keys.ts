/** The keys on a message that has the focus, as events name them. */
export const messageKeys = {
  older: 'ArrowUp',
  newer: 'ArrowDown',
  menu: 'Enter',
  edit: 'e',
  copy: 'c',
  delete: 'Delete',
} as const;
