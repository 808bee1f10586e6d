import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

/**
 * The types of the web app's client, from the API's description of itself as the code that is built
 * gives it. Run by Node itself: writes them with `--write`, else fails where they are out of date.
 */
const place = join(import.meta.dirname, 'src/api/api.schema.ts');
const printer = join(import.meta.dirname, '../../dist/apps/crm-api/src/openapi.main.js');

const document = execFileSync(process.execPath, [printer], { encoding: 'utf8' });
// Not `immutable`: openapi-fetch does not know readonly arrays.
const types = astToString(await openapiTS(document));
const header = '// Made by `npm run generate:api`: change the API, not this file.\n\n';
const wanted = await format(header + types, { ...(await resolveConfig(place)), filepath: place });

if (process.argv.includes('--write')) {
  await writeFile(place, wanted);
} else if ((await readFile(place, 'utf8')) !== wanted) {
  process.stderr.write(
    'apps/crm-web/src/api/api.schema.ts is not what crm-api says of itself: run ' +
      '"npm run generate:api", and look whether the pages still do right by it.\n',
  );
  process.exitCode = 1;
}
