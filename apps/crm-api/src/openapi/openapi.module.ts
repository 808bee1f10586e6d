import { Module } from '@nestjs/common';
import { OpenApiController } from './openapi.controller.js';
import { OpenApiSource } from './openapi.source.js';

@Module({ controllers: [OpenApiController], providers: [OpenApiSource] })
export class OpenApiModule {}
