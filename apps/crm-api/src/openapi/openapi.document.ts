import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sessionCookieName } from '../accounts/session.cookie.js';
import { ProblemView } from './problem.view.js';
import { publicExtension } from './public.extension.js';

type PathItemObject = OpenAPIObject['paths'][string];
type OperationObject = Required<PathItemObject>['get'];

const description = `
Contacts and appointments of real-estate agents, and their one-way path into Google Calendar.

- Bodies are JSON; times are RFC 3339 in UTC.
- Whatever is not a success is \`application/problem+json\` (RFC 9457). Decide by its \`code\`;
  \`errors[]\` names each bad field.
- Lists are \`{items, nextCursor}\`: pass \`nextCursor\` back as \`cursor\` until it is null.
- A browser's unsafe requests must come from this site's own pages (403 \`foreign_origin\`).
`.trim();

/** Describes every route below \`/api\`. */
export function describeApi(app: INestApplication, publicUrl: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('ALT')
    .setDescription(description)
    .setVersion('1')
    .addServer('/')
    .addCookieAuth(sessionCookieName(publicUrl), { type: 'apiKey' }, 'session')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemView] });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  for (const [, item] of paths) for (const one of operationsOf(item)) complete(one);
  return { ...document, paths: Object.fromEntries(paths) };
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

function operationsOf(item: PathItemObject): OperationObject[] {
  return methods.flatMap((method) => item[method] ?? []);
}

/** What holds for every operation, said once. */
function complete(operation: OperationObject & { [publicExtension]?: boolean }): void {
  if (operation[publicExtension] === true) operation.security = [];
  delete operation[publicExtension];
  operation.responses['default'] ??= {
    description: 'Any other refusal, or a fault of ours: `internal` with a `traceId`.',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
  };
}
