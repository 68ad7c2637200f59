import { useEffect, useState } from 'react';
import { usePlaces } from '#features/places/api/list-places.ts';
import { useSections } from '#features/places/api/list-sections.ts';
import { serverNow } from '#lib/clock.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/** Longer than this no timer runs. */
const longestTimer = 2 ** 31 - 1;

/** Keeps what the chat knows of favourites, mutes, hidden channels and own sections right, and ends mutes when their time has passed. */
export function useKeepPlaces(): void {
  const chat = useChat();
  const isConnected = useChatState(({ connection }) => connection.status === 'connected');
  const [connections, setConnections] = useState(0);
  useEffect(() => {
    if (isConnected) setConnections(count => count + 1);
  }, [isConnected]);
  const { data } = usePlaces(connections);
  useEffect(() => {
    if (data) chat.placesListed(data);
  }, [chat, data]);
  const { data: sections } = useSections(connections);
  useEffect(() => {
    if (sections) chat.sectioned(sections);
  }, [chat, sections]);

  const places = useChatState(state => state.places);
  useEffect(() => {
    const ends = Object.values(places).map(({ mutedUntil }) => Date.parse(mutedUntil ?? ''));
    const nearest = Math.min(...ends.filter(end => !Number.isNaN(end)));
    if (nearest === Infinity) return;
    const timer = setTimeout(
      () => {
        for (const place of Object.values(places))
          if (Date.parse(place.mutedUntil ?? '') <= serverNow()) chat.placed({ ...place, mutedUntil: null });
      },
      Math.min(longestTimer, Math.max(0, nearest - serverNow()) + 50),
    );
    return () => clearTimeout(timer);
  }, [chat, places]);
}
