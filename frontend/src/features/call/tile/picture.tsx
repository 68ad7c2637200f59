import { useEffect, useRef } from 'react';
import { cn } from '#ui/cn.ts';

export interface PictureProps {
  track: MediaStreamTrack;
  /** Oneself, as in a mirror. */
  isMirrored?: boolean;
  /** A screen is shown whole, a face may be cut. */
  isWhole?: boolean;
}

/** A moving picture. What is heard is played elsewhere. */
export function Picture({ track, isMirrored = false, isWhole = false }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    // A muted picture may always play; a rejection means that the next one has come already.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={video}
      aria-hidden
      muted
      playsInline
      disablePictureInPicture
      className={cn('size-full', isWhole ? 'object-contain' : 'object-cover', isMirrored && '-scale-x-100')}
    />
  );
}
