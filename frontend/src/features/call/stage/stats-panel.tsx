import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallStats } from '#lib/call/stats/call-stats.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { IconButton } from '#ui/icon-button.tsx';

const every = 1_000;

/** The newest figures, for those who want to know. */
export default function StatsPanel({ onClose }: { onClose: () => void }) {
  const stats = useStats();
  return (
    <aside
      aria-label={c.stats.title}
      className="absolute start-2 bottom-2 z-20 w-64 max-w-[calc(100%-1rem)] rounded-2xl border border-line bg-raised p-3 text-sm shadow-lg animate-rise md:start-4"
    >
      <div className="flex items-center pb-1">
        <h2 className="flex-1 font-semibold">{c.stats.title}</h2>
        <IconButton label={c.problems.dismiss} size="icon-sm" onClick={onClose}>
          <X className="size-4" />
        </IconButton>
      </div>
      {stats ? <Figures stats={stats} /> : <p className="text-ink-soft">{c.stats.waiting}</p>}
    </aside>
  );
}

function useStats(): CallStats | null {
  const { engine } = useCalls();
  const [stats, setStats] = useState<CallStats | null>(() => engine?.stats() ?? null);
  useEffect(() => {
    const timer = setInterval(() => setStats(engine?.stats() ?? null), every);
    return () => clearInterval(timer);
  }, [engine]);
  return stats;
}

function Figures({ stats }: { stats: CallStats }) {
  const words = c.stats;
  const protocol = stats.path.protocol === 'unknown' ? words.unknown : stats.path.protocol.toUpperCase();
  const lines: [string, string][] = [
    [words.way, stats.topology === 'mesh' ? words.mesh : words.sfu],
    [words.path, stats.path.relayed ? `${protocol}, ${words.relayed}` : protocol],
    [words.roundTrip, stats.roundTripMs === null ? words.unknown : words.ms(stats.roundTripMs)],
    [words.send, words.rate(stats.sendBitrate)],
    [words.receive, words.rate(stats.receiveBitrate)],
    [words.loss, words.share(stats.loss)],
    [words.quality, c.tile.quality[stats.quality]],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="text-end tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
