import { collectDefaultMetrics, Registry } from 'prom-client';

/** A process's metrics, with Node's own (CPU, memory, event loop, garbage collection). */
export function createMetricsRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
