export {
  type AppointmentPayload,
  type AppointmentTimes,
  changeSchemaVersion,
  type ChangeOperation,
  type EventReceipt,
  type OutboxChange,
  outboxChannel,
  parseAppointmentPayload,
  parseEventReceipt,
} from './change.contract.js';
export { ChangeEntity } from './change.entity.js';
export { dueAgainSql, untriedSql } from './due-again.sql.js';
export { LaneEntity, laneStates, type LaneState } from './lane.entity.js';
export { OutboxNotifier } from './outbox.notifier.js';
export { OutboxWriter, StaleVersionError } from './outbox.writer.js';
