import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** The pages as they are being written: each change shows at once. `/api` is asked of crm-api. */
const configFile = fileURLToPath(
  new URL('../../../../../apps/crm-web/vite.config.ts', import.meta.url),
);

// Whoever started us is gone.
process.once('disconnect', () => process.exit());

try {
  const server = await createServer({ configFile, clearScreen: false, logLevel: 'warn' });
  await server.listen();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${reason}. Where the pages are is said by PUBLIC_URL.\n`);
  process.exit(1);
}
