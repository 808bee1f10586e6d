import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, type ApiResponseNoStatusOptions } from '@nestjs/swagger';

/** What the OpenAPI document says of an operation that makes something once for each key. */
export const MadeOncePerKey = (answer: ApiResponseNoStatusOptions) =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Your own name for what is to be made. A request that is repeated under it, because its ' +
        'answer never came, makes nothing again.',
      schema: { type: 'string', example: '5f1f6f0a-6f6e-4a59-9f0e-0f6a3a9c2b11' },
    }),
    ApiOkResponse({
      ...answer,
      description:
        'It was made before under this key; as it is now, whatever this request says. Nothing was ' +
        'written.',
    }),
  );
