/** What can stand above every page of the signed-in app. */
export type ShellDialog = 'palette' | 'create' | 'space' | 'keys' | 'mute' | 'date';
