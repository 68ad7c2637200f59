/** Id of the landmark that is the page, whichever element that is. */
export const mainId = 'main';
