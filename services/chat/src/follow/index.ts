/** What another service, or a worker, needs to follow all rooms. */
export { followRoomEvents, PoisonEvent, type Follower } from './follow-room-events.ts';
