import type { Checkout } from '../checkout.js';
import type { ServiceDefinition } from '../children/service.definitions.js';
import { ServiceProcess } from '../children/service.process.js';
import { stopInOrder } from '../children/stop.sequence.js';
import type { ServiceName, StackConfig } from '../config.js';
import type { Tell } from '../postgres/server-user.js';
import type { Member } from '../running.stack.js';
import { StartFault } from '../start.fault.js';
import type { StopRequest } from '../stop.request.js';
import { supervise } from '../supervisor.js';
import { RestartingService } from './restarting.service.js';
import { SourceWatch } from './source.watch.js';

/** Where the pages are, unless PUBLIC_URL says otherwise. */
const usualPages = 'http://localhost:3010';

/** Milliseconds that the pages' server may take to stop. */
const patience = { each: 2_000, all: 2_000 };

/**
 * The product while it is being written: the pages from a server of their own that shows each change
 * at once, the services built and started anew when their sources change.
 *
 * @returns when everything is gone: whether it was stopped gently
 * @throws StartFault why it could not start, or who died
 */
export async function develop(
  given: StackConfig,
  checkout: Checkout,
  request: StopRequest,
  tell: Tell,
): Promise<'drained' | 'cut short'> {
  if (given.production) {
    throw new StartFault('not_for_production', 'npm run dev is not for production: npm start is.');
  }
  // Browsers are sent back to the pages, and requests are accepted from there alone.
  const config = { ...given, publicUrl: given.publicUrl ?? usualPages };
  const services = new Map<ServiceName, RestartingService>();
  const run = (definition: ServiceDefinition): Member => {
    const service = new RestartingService(definition, tell);
    services.set(definition.name, service);
    return service;
  };
  const pages = pagesOf(config, checkout);
  let pagesAreGone = false;
  const followThePages = async (): Promise<void> => {
    await pages.exited;
    pagesAreGone = true;
    request.ask();
  };
  void followThePages();
  const sources = new SourceWatch(checkout, async (name) => services.get(name)?.restart(), tell);
  try {
    const ending = await supervise(config, checkout, request, tell, run);
    if (!pagesAreGone) return ending;
    throw new StartFault('pages_died', 'The server of the pages ended, so everything is stopped.');
  } finally {
    await sources.stop();
    await stopInOrder([pages], patience);
  }
}

function pagesOf(
  { environment, listening, publicUrl }: StackConfig & { readonly publicUrl: string },
  checkout: Checkout,
): ServiceProcess {
  const names = new Set(['PATH', 'HOME', 'TMPDIR', 'TERM', 'NO_COLOR', 'FORCE_COLOR']);
  const inherited = Object.entries(environment).filter(
    (entry): entry is [string, string] => names.has(entry[0]) && entry[1] !== undefined,
  );
  return new ServiceProcess({
    name: 'crm-web',
    script: checkout.script('stack/src/development/pages.main.js'),
    environment: {
      ...Object.fromEntries(inherited),
      PUBLIC_URL: publicUrl,
      CRM_API_PORT: String(listening['crm-api'].port),
    },
  });
}
