/** Id of the landmark that is the page, whichever element that is. */
export const mainId = 'main';
/** Id of the field in which one writes to the room that is open. */
export const composerId = 'composer';
