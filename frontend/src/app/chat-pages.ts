/** One file for what every signed-in person needs at once: several small ones cost more than they save. */
export { ConversationPage } from '#features/conversation/conversation-page.tsx';
export { PickRoom } from '#features/rooms/pick-room.tsx';
export { Shell } from '#features/rooms/shell.tsx';
