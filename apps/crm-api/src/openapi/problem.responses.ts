import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { problemCatalogue, type ProblemCode } from './problem.catalogue.js';
import { ProblemView } from './problem.view.js';

/** Documents the problems of an operation; codes with one status share an answer. */
export function Problems(...codes: ProblemCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => problemCatalogue[code].status);
  const answers = [...byStatus].map(([status, sameStatus]) =>
    ApiResponse({
      status,
      description: sameStatus
        .map((code) => `\`${code}\`: ${problemCatalogue[code].meaning}`)
        .join('\n\n'),
      ...(passing.has(status) ? { headers: retryAfter } : {}),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemView) },
          examples: Object.fromEntries(sameStatus.map((code) => [code, exampleOf(code)])),
        },
      },
    }),
  );
  return applyDecorators(ApiExtraModels(ProblemView), ...answers);
}

/** What passes by itself, and says when to come again. */
const passing: ReadonlySet<number> = new Set([429, 503]);
const retryAfter = {
  'Retry-After': {
    description: 'Seconds until it may be tried again.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
} as const;

function exampleOf(code: ProblemCode): { value: Omit<ProblemView, 'instance'> } {
  const { status, meaning } = problemCatalogue[code];
  return { value: { type: `urn:problem-type:alt:${code}`, title: meaning, status, code } };
}
