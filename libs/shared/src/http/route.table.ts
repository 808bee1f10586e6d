import type { FastifyInstance } from 'fastify';

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
}

/**
 * Remembers every route, to tell an address that takes other methods (405) from one that does
 * not exist (404): Fastify's router answers both alike.
 */
export class RouteTable {
  readonly #routes: Route[] = [];

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.add(one, url);
    });
  }

  add(method: string, url: string): void {
    const segments = url.split('/').map((segment) => patternOf(segment));
    this.#routes.push({ method, pattern: new RegExp(`^${segments.join('/')}$`) });
  }

  /** Methods that the address takes, in alphabetical order; empty where nothing is. */
  methodsAt(path: string): string[] {
    const found = this.#routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.map(({ method }) => method))].toSorted();
  }
}

function patternOf(segment: string): string {
  if (segment.startsWith(':')) return '[^/]+';
  if (segment === '*') return '.*';
  return RegExp.escape(segment);
}
