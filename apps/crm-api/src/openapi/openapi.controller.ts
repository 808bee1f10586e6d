import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '#shared/http/index.js';
import { Public } from '../accounts/signed-in.decorator.js';
import { docsAsset, docsPage, docsPolicy } from './docs.page.js';
import { OpenApiSource } from './openapi.source.js';

/** The API's description of itself, for programs and for people. */
@Public()
@ApiExcludeController()
@Controller('api')
export class OpenApiController {
  constructor(private readonly source: OpenApiSource) {}

  @Get('openapi.json')
  document(): OpenAPIObject {
    return this.source.document();
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', docsPolicy)
  page(): string {
    return docsPage;
  }

  @Get('docs/:asset')
  asset(
    @Param('asset') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    const asset = docsAsset(name);
    if (asset === undefined) throw notFound('file');
    reply.header('cache-control', 'public, max-age=3600');
    return new StreamableFile(asset.open(), { type: asset.type });
  }
}
