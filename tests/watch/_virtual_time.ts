/**
 * Time that passes when it is told to, so that hours take a moment and are the
 * same in every run.
 *
 * @module
 */
import type { Clock } from "@k8s-fp/pod-status";
import { setImmediate } from "node:timers";

interface Alarm {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still between two calls of {@link VirtualTime.pass}. */
export class VirtualTime implements Clock {
  #now = Date.UTC(2026, 0, 1);
  /** By how much the clock was set, of which alarms know nothing. */
  #set = 0;
  readonly #alarms = new Set<Alarm>();

  readonly now = (): number => this.#now + this.#set;

  /** Sets the clock on, or back: no time passes by it. */
  set(milliseconds: number): void {
    this.#set += milliseconds;
  }

  readonly after = (milliseconds: number, wake: () => void): () => void => {
    const alarm = { at: this.#now + Math.max(0, milliseconds), wake };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  };

  /** How many alarms are set. */
  get alarms(): number {
    return this.#alarms.size;
  }

  /** Lets all go on that waits for no alarm, then time pass from alarm to alarm. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await rest();
    for (;;) {
      let next: Alarm | undefined;
      for (const alarm of this.#alarms) {
        if (alarm.at <= end && (next === undefined || alarm.at < next.at)) next = alarm;
      }
      if (next === undefined) break;
      this.#alarms.delete(next);
      this.#now = next.at;
      next.wake();
      await rest();
    }
    this.#now = end;
  }
}

/** Ends when every promise is settled that waits for nothing but others. */
export function rest(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
