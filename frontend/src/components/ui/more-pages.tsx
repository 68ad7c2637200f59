import { Button, type ButtonProps } from '#ui/button.tsx';

/** What this needs of an infinite query. */
export interface NextPages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

export interface MorePagesProps extends Pick<ButtonProps, 'size' | 'className'> {
  pages: NextPages;
  label: string;
}

/** Loads the next page of a list, as long as there is one. */
export function MorePages({ pages, label, className = 'w-full', size }: MorePagesProps) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="ghost"
      size={size}
      className={className}
      busy={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
