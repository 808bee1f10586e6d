export { createMetricsRegistry } from './metrics.registry.js';
export { measureRequests } from './request.metrics.js';
export { continueTrace, type RequestTrace } from './trace.context.js';
