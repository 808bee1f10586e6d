import type { ApiDoor } from './api.door.js';
import type { Finding } from './calendar.audit.js';
import type { ChangeWriter } from './change.writer.js';
import type { ConnectionKeeper } from './connection.keeper.js';
import type { FuzzStream } from './fuzz.stream.js';

/** What those who used the product have to say against it. */
export function complaintsOf(
  door: ApiDoor,
  writer: ChangeWriter,
  fuzzers: readonly FuzzStream[],
  keeper: ConnectionKeeper,
): Finding[] {
  const blamed = [door, ...fuzzers.map((one) => one.door)].flatMap(({ faults }) =>
    [...faults].map(([what, times]) => `${what}, ${times} times`),
  );
  const faults = fuzzers.flatMap((one) => one.faults);
  return [
    ...[...blamed, ...writer.refusals, ...faults].map((what): Finding => ({
      kind: 'dishonest answer',
      what,
    })),
    ...[...keeper.unexplained].map((what): Finding => ({ kind: 'connection lost', what })),
  ];
}
