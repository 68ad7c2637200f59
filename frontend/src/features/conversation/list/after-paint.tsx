import { MessageKeys, type MessageKeysProps } from '#features/conversation/list/message-keys.tsx';
import { Rising } from '#features/conversation/list/rising.tsx';

/** What a list of messages does besides showing them; it comes after them. */
export default function AfterPaint({ isAtEnd, ...list }: MessageKeysProps & { isAtEnd: boolean }) {
  return (
    <>
      <Rising scroller={list.scroller} rows={list.rows} isAtEnd={isAtEnd} />
      <MessageKeys {...list} />
    </>
  );
}
