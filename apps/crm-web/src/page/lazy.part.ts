import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { MissingPart } from './missing.part.js';

/** A part that is loaded when it is first shown. One that does not come says so in its place. */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await load().catch(() => MissingPart) }));
