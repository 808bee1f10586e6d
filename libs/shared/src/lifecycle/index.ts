export { runService, type RunningService } from './service.runner.js';
export { Daemon } from './daemon.js';
export { Signal } from './signal.js';
