import { Hash } from 'lucide-react';
import { useState } from 'react';
import { cn } from '#ui/cn.ts';
import { groundOf } from '#ui/hues.ts';

const sizes = {
  sm: 'size-7 text-[0.6875rem]',
  md: 'size-9 text-[0.8125rem]',
  lg: 'size-11 text-base',
  xl: 'size-16 text-2xl',
  hero: 'size-28 text-4xl',
};

export interface AvatarProps {
  /** Decides the colour. */
  id: string;
  name: string;
  url?: string | null;
  size?: keyof typeof sizes;
  shape?: 'person' | 'group';
  /** A dot that says so: green, hollow for who rests, red for who is not to be disturbed. */
  online?: boolean | 'idle' | 'dnd' | undefined;
  /** Colours instead of the one that the id decides. */
  paint?: { background: string; color: string } | undefined;
  className?: string;
}

/** Decoration: the person it stands for is named beside it. */
export function Avatar({ id, name, url, size = 'md', shape = 'person', online, paint, className }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const round = shape === 'person' ? 'rounded-full' : 'rounded-[28%]';
  return (
    <span aria-hidden className={cn('relative inline-flex shrink-0', className)}>
      {url && url !== broken ? (
        <img
          src={url}
          srcSet={`${url.replace('/256.', '/64.')} 64w, ${url} 256w`}
          sizes={size === 'hero' ? '7rem' : '2.75rem'}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(url)}
          className={cn('object-cover', sizes[size], round)}
        />
      ) : (
        <span
          style={paint ?? { background: groundOf(id) }}
          className={cn(
            'inline-flex items-center justify-center font-semibold text-white select-none',
            sizes[size],
            round,
          )}
        >
          {shape === 'group' && initials(name) === '' ? <Hash className="size-1/2" /> : initials(name)}
        </span>
      )}
      {online && (
        <span
          className={cn(
            'absolute -end-0.5 -bottom-0.5 size-3 rounded-full border-2 border-ground',
            online === true && 'bg-online',
            online === 'idle' && 'bg-ground ring-2 ring-online ring-inset',
            online === 'dnd' && 'bg-danger',
          )}
        />
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][^\s._-]*/gu) ?? [];
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map(word => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
