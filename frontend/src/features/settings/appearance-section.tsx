import { type ReactNode, useState } from 'react';
import { ThemeSection } from '#features/settings/theme-section.tsx';
import {
  type Clock,
  clockNow,
  clocks,
  type Density,
  densities,
  densityNow,
  setClock,
  setDensity,
  setTextSize,
  type TextSize,
  textSizeNow,
  textSizes,
} from '#lib/appearance.ts';
import type { ChatState } from '#lib/chat/state.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { Segments } from '#ui/segments.tsx';

const words = ps.look;

/** How the app looks on this device. */
export function AppearanceSection() {
  const [density, chooseDensity] = useState<Density>(densityNow);
  const [size, chooseSize] = useState<TextSize>(textSizeNow);
  const [clock, chooseClock] = useState<Clock>(clockNow);
  const chat = useChat();
  function changeClock(value: Clock) {
    setClock(value);
    chooseClock(value);
    chat.store.setState(writtenAgain);
  }
  return (
    <div className="space-y-4">
      <ThemeSection />
      <Line label={words.density}>
        <Segments
          label={words.density}
          choices={densities.map(value => ({ value, label: words.densities[value] }))}
          chosen={density}
          onChoose={value => (setDensity(value), chooseDensity(value))}
        />
      </Line>
      <Line label={words.textSize}>
        <Segments
          label={words.textSize}
          choices={textSizes.map((value, step) => ({
            value,
            name: words.sizes[value],
            label: <span style={{ fontSize: `${0.75 + step * 0.125}rem` }}>{words.letter}</span>,
          }))}
          chosen={size}
          onChoose={value => (setTextSize(value), chooseSize(value))}
        />
      </Line>
      <Line label={words.clock}>
        <Segments
          label={words.clock}
          choices={clocks.map(value => ({ value, label: words.clocks[value] }))}
          chosen={clock}
          onChoose={changeClock}
        />
      </Line>
    </div>
  );
}

/** Rooms that are told apart from those before, so that each of the list writes its time again. */
function writtenAgain({ rooms }: ChatState): Pick<ChatState, 'rooms'> {
  return { rooms: Object.fromEntries(Object.entries(rooms).map(([id, room]) => [id, { ...room }])) };
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <p aria-hidden className="text-sm font-medium">
        {label}
      </p>
      {children}
    </div>
  );
}
