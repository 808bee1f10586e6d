import formBody from '@fastify/formbody';
import { fastify, type FastifyInstance } from 'fastify';
import { registerCalendar } from './calendar/calendar.routes.js';
import { CallServer, type Sleep } from './calls/call.server.js';
import { systemClock, type Clock } from './clock.js';
import { registerControl } from './control/control.plugin.js';
import { registerHealth } from './health/health.routes.js';
import { registerAuthorize } from './oauth/authorize.routes.js';
import { registerTokens } from './oauth/token.routes.js';
import type { SnapshotStorage } from './persistence/snapshot.file.js';
import { keepState } from './persistence/state.keeper.js';
import { registerPages } from './pages/pages.routes.js';
import { SandboxState } from './sandbox.state.js';

export interface SandboxOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock?: Clock;
  /** How a delay passes; a test that does not want to wait gives its own. */
  readonly sleep?: Sleep;
  /** Where `htmlLink` of an event leads; default: Google's own web address. */
  readonly webOrigin?: string;
  /** Where calendars and grants are kept across restarts; default: nowhere, all is in memory. */
  readonly storage?: SnapshotStorage;
  /** Told of errors that are the sandbox's own fault. */
  readonly onError?: (error: unknown) => void;
}

/** Event ids are up to 1024 characters long, and may be percent-encoded. */
const maxParamLength = 4096;

const passTime: Sleep = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/** A whole sandbox, in memory, not yet listening: `await buildSandbox({…}).listen({port: 0})`. */
export function buildSandbox(options: SandboxOptions): FastifyInstance {
  const { clientId, clientSecret, clock = systemClock, sleep = passTime } = options;
  const webOrigin = options.webOrigin ?? 'https://www.google.com';
  const state = new SandboxState({ clientId, clientSecret }, clock, webOrigin);
  const server = new CallServer(state, sleep);
  // A call that a fault lets hang must not keep the process from stopping.
  const app = fastify({ routerOptions: { maxParamLength }, forceCloseConnections: true });

  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) options.onError?.(error);
    return reply.code(status).send({ error: { code: status, message: messageOf(error, status) } });
  });

  app.register((calendar, _options, done) => {
    // The text as it came: whether it is JSON is said only to a caller that was let in.
    calendar.removeAllContentTypeParsers();
    calendar.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, parsed) => {
      parsed(null, text);
    });
    registerCalendar(calendar, state, server);
    done();
  });
  app.register((oauth, _options, done) => {
    oauth.register(formBody);
    registerAuthorize(oauth, state, server);
    registerTokens(oauth, state, server);
    done();
  });
  app.register((control, _options, done) => {
    registerControl(control, state);
    done();
  });
  if (options.storage !== undefined) {
    keepState(app, state, options.storage, (error) => options.onError?.(error));
  }
  registerPages(app, state);
  registerHealth(app);
  return app;
}

function statusOf(error: unknown): number {
  const given = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof given === 'number' && given >= 400 ? given : 500;
}

function messageOf(error: unknown, status: number): string {
  return status < 500 && error instanceof Error ? error.message : 'Internal Error';
}
