export { type CursorKey, decodeCursor, encodeCursor, isInstant, isUuid } from './keyset.cursor.js';
export { type FieldError, notFound, Problem, type ProblemOptions } from './problem.js';
export { TraceContext } from './trace-context.decorator.js';
