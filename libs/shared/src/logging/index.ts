export { createLogger, type Logger } from './logger.factory.js';
export { NestLogger } from './nest.logger.js';
export { describeError } from './error.describer.js';
