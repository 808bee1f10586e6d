import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../sandbox.state.js';
import type { SnapshotStorage } from './snapshot.file.js';
import { restoreSnapshot, takeSnapshot } from './state.snapshot.js';

/** Many changes, one file: how long the first of them may wait, in milliseconds. */
const patienceMs = 300;

/** Restores what was kept, and keeps what changes; the rest at the latest when the app closes. */
export function keepState(
  app: FastifyInstance,
  state: SandboxState,
  storage: SnapshotStorage,
  onError: (error: unknown) => void,
): void {
  const kept = storage.load();
  if (kept !== undefined) restoreSnapshot(state, kept);

  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    timer = undefined;
    try {
      storage.save(takeSnapshot(state));
    } catch (error) {
      onError(error);
    }
  };

  app.addHook('onResponse', (request, _reply, done) => {
    // Reading changes nothing, but for the authorisation endpoint, which may issue a code.
    const changes = request.method !== 'GET' || request.url.startsWith('/o/oauth2/');
    if (changes) timer ??= setTimeout(save, patienceMs);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearTimeout(timer);
    save();
    done();
  });
}
