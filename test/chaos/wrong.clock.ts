/*
 * Loaded before a service (`--import`): its wall clock is wrong by as many milliseconds as the
 * `aheadMs` of this module's own address says. Timers and `performance` go on as they are.
 */
const aheadMs = Number(new URL(import.meta.url).searchParams.get('aheadMs'));
const RightDate = Date;

class WrongDate extends RightDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RightDate.now() + aheadMs] : given) as [number]));
  }

  static override now(): number {
    return RightDate.now() + aheadMs;
  }
}

globalThis.Date = WrongDate as DateConstructor;
