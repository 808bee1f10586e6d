import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../sandbox.state.js';
import { registerAccountControl } from './accounts.control.js';
import { registerConsentControl } from './consent.control.js';
import { controlErrorOf, ControlError } from './control.error.js';
import { controlIndex } from './control.index.js';
import { registerEventControl } from './events.control.js';
import { registerFaultControl } from './faults.control.js';
import { registerRequestControl } from './requests.control.js';
import { registerSettingsControl } from './settings.control.js';

/** The paths under /sandbox: what a test, or a person at development, makes Google do. */
export function registerControl(app: FastifyInstance, state: SandboxState): void {
  // JSON whatever the content type says: `curl -d '{…}'` calls it a form.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? {} : JSON.parse(String(text)));
    } catch {
      done(new ControlError(400, 'body', 'body: is not JSON'), undefined);
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = controlErrorOf(error);
    if (known === undefined) throw error;
    return reply.code(known.status).send(known.body());
  });

  app.get('/sandbox', () => controlIndex);
  registerAccountControl(app, state);
  registerConsentControl(app, state);
  registerEventControl(app, state);
  registerFaultControl(app, state);
  registerRequestControl(app, state);
  registerSettingsControl(app, state);
}
