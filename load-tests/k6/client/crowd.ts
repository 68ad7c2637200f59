import exec from 'k6/execution';
import { clearInterval, setInterval, setTimeout } from 'k6/timers';
import type { OrderedPerson, Stage } from '../order.ts';
import { Device } from './device.ts';
import { endsAt, order, people, rooms, stagesFrom } from './order.ts';
import { Sender } from './sender.ts';

const paceMs = 10;
const finishMs = 5_500;

/** Somebody who writes, and the rooms that they write to, by the kind of room. */
interface Writer {
  sender: Sender;
  roomsOf: Map<string, string[]>;
}

/**
 * Holds this virtual user's share of the people and sends their share of every stage. An open loop: a message is due at
 * its moment whatever has come back, and its times count from then. k6's own arrival rates cannot be used for this:
 * a socket ends with the iteration that opened it.
 */
export function holdCrowd(): void {
  const startedAt = exec.scenario.startTime;
  const vu = exec.vu.idInTest - 1;
  const devices: Device[] = [];
  const writers: Writer[] = [];
  for (let at = vu; at < people.length; at += order.vus) {
    const person = people[at] as OrderedPerson;
    const device = new Device(person, at % order.measureEvery === 0);
    devices.push(device);
    writers.push({ sender: new Sender(device), roomsOf: byKind(person) });
    const due = startedAt + (at / order.connectPerSecond) * 1_000;
    setTimeout(() => device.connect(), Math.max(0, due - Date.now()));
  }
  let from = startedAt + stagesFrom * 1_000;
  for (const stage of order.stages) {
    runStage(stage, writers, from, vu);
    from += stage.seconds * 1_000;
  }
  setTimeout(() => end(devices, writers), startedAt + endsAt * 1_000 - Date.now());
}

/** Sends every `vus`-th message of the stage. */
function runStage(stage: Stage, writers: Writer[], from: number, vu: number): void {
  const kind = stage.roomKind ?? 'room';
  const able = writers.filter(({ roomsOf }) => roomsOf.has(kind));
  const count = Math.round(stage.perSecond * stage.seconds);
  const dueAt = (index: number): number => from + (index * 1_000) / stage.perSecond;
  let index = vu;
  setTimeout(() => {
    Device.stage = stage.name;
    if (able.length === 0) return;
    const timer = setInterval(() => {
      for (; index < count && dueAt(index) <= Date.now(); index += order.vus) {
        const turn = Math.floor(index / order.vus);
        const { sender, roomsOf } = able[turn % able.length] as Writer;
        const choices = roomsOf.get(kind) ?? [];
        sender.send(choices[Math.floor(turn / able.length) % choices.length] ?? '', dueAt(index), stage.name);
      }
      if (index >= count) clearInterval(timer);
    }, paceMs);
  }, from - Date.now());
}

function end(devices: Device[], writers: Writer[]): void {
  for (const { sender } of writers) sender.close();
  // Spread over a second: all questions of all devices at once would be a load of its own.
  for (const device of devices) setTimeout(() => device.finish(), Math.random() * 1_000);
  setTimeout(() => devices.forEach(device => device.close()), finishMs);
}

function byKind({ rooms: places }: OrderedPerson): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const place of places) {
    const { id = '', kind = '' } = rooms[place] ?? {};
    const same = found.get(kind);
    if (same) same.push(id);
    else found.set(kind, [id]);
  }
  return found;
}
