import { useEffect, useRef } from 'react';
import { usePreferences } from '#features/call/preferences.ts';
import { useOwnControls, useOwnState, useSpeaks } from '#features/call/use-own.ts';
import { keys } from '#lib/keys/keys.ts';

/** Where keys belong to what has the focus. */
const typing = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"]';
/** Space presses what the keyboard has brought the focus to; what a mouse has pressed before does not count. */
const pressable = ':is(button, a, [role="switch"]):focus-visible';

/** M, V and H switch microphone, camera and hand; Space held lets a muted person be heard. */
export function useShortcuts(): void {
  const own = useOwnState();
  const controls = useOwnControls();
  const speaks = useSpeaks();
  const isHolding = useRef(false);
  const latest = useRef({ own, controls, speaks });
  latest.current = { own, controls, speaks };
  useEffect(() => {
    const life = new AbortController();
    const press = (event: KeyboardEvent) => onPress(event, latest.current, isHolding);
    const release = (event?: KeyboardEvent) => {
      if (!isHolding.current || (event && event.key !== keys.talk.key)) return;
      event?.preventDefault();
      isHolding.current = false;
      latest.current.controls.setMic(false);
    };
    const { signal } = life;
    addEventListener('keydown', press, { signal });
    addEventListener('keyup', release, { signal });
    addEventListener('blur', () => release(), { signal });
    return () => {
      life.abort();
      release();
    };
  }, []);
}

interface Latest {
  own: ReturnType<typeof useOwnState>;
  controls: ReturnType<typeof useOwnControls>;
  speaks: boolean;
}

function onPress(event: KeyboardEvent, { own, controls, speaks }: Latest, isHolding: { current: boolean }): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(typing)) return;
  if (event.key === keys.talk.key) {
    if (!speaks || !usePreferences.getState().pushToTalk || target?.matches(pressable)) return;
    if (own.mic && !isHolding.current) return;
    event.preventDefault();
    if (event.repeat || isHolding.current) return;
    isHolding.current = true;
    return controls.setMic(true);
  }
  if (event.repeat) return;
  const key = event.key.toLowerCase();
  if (key === keys.mic.key && speaks) controls.setMic(!own.mic);
  if (key === keys.camera.key && speaks) controls.setCamera(!own.camera);
  if (key === keys.hand.key) controls.raiseHand(!own.hand);
}
