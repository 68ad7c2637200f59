import { useState } from 'react';

/** The picture at the head of a space, if it has one and it can be shown. Decoration: the space is named beside it. */
export function SpaceBanner({ url }: { url: string | null }) {
  const [broken, setBroken] = useState<string>();
  if (url === null || url === broken) return null;
  return (
    <img
      src={url}
      srcSet={`${url.replace('/1200.', '/600.')} 600w, ${url} 1200w`}
      sizes="(min-width: 48rem) 42rem, 100vw"
      alt=""
      width={1_200}
      height={400}
      loading="lazy"
      decoding="async"
      onError={() => setBroken(url)}
      className="aspect-3/1 h-auto w-full rounded-xl object-cover"
    />
  );
}
