export { continueTrace, type RequestTrace } from './trace.context.js';
