export { ConfigError, loadConfig, type Environment } from './config.loader.js';
export * as field from './config.fields.js';
export { isDemoDatabase, isDemoSecret } from './demo.values.js';
