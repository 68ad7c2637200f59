import type { Page } from 'playwright-core';
import type { Random } from './random.ts';

/** One movement of a hand, with its name for the report. */
export interface Gesture {
  name: string;
  make(page: Page): Promise<void>;
}

/** Upwards three times of four, because that is where older messages have to be loaded. */
export function randomGesture(random: Random): Gesture {
  return random.oneOf([wheel, wheel, flick, key, drag])(random);
}

function wheel(random: Random): Gesture {
  const [turns, by, pause] = [random.between(1, 25), random.between(40, 1_200), random.between(0, 80)];
  const signed = random.next() < 0.75 ? -by : by;
  return { name: `wheel ${turns} × ${signed} px every ${pause} ms`, make: page => turn(page, turns, signed, pause) };
}

/** As fast as a free wheel or a touchpad goes. */
function flick(random: Random): Gesture {
  const by = -random.between(1_500, 6_000);
  return { name: `flick 12 × ${by} px`, make: page => turn(page, 12, by, 8) };
}

async function turn(page: Page, turns: number, by: number, pause: number): Promise<void> {
  for (let made = 0; made < turns; made++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(pause);
  }
}

function key(random: Random): Gesture {
  const name = random.oneOf(['Home', 'Home', 'PageUp', 'PageUp', 'PageDown', 'End', 'ArrowUp']);
  const times = random.between(1, 4);
  return {
    name: `${name} × ${times}`,
    async make(page) {
      await page.getByRole('log').focus();
      for (let made = 0; made < times; made++) await page.keyboard.press(name);
    },
  };
}

/** The bar's thumb goes to a place of the whole in some steps; the list gets shares of its height, as from the real bar. */
function drag(random: Random): Gesture {
  const [to, steps] = [random.oneOf([0, 0, 0.02, random.next()]), random.between(1, 12)];
  return {
    name: `bar to ${Math.round(to * 100)} % in ${steps} steps`,
    make: page =>
      page.getByRole('log').evaluate(
        async (log, { to: end, steps: count }) => {
          const heightOf = () => log.scrollHeight - log.clientHeight;
          const start = log.scrollTop / Math.max(1, heightOf());
          for (let step = 1; step <= count; step++) {
            log.scrollTop = (start + ((end - start) * step) / count) * heightOf();
            await new Promise(requestAnimationFrame);
          }
        },
        { to, steps },
      ),
  };
}
