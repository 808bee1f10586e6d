import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { DescribeStream } from './live.operations.js';
import { LiveStreams } from './live.streams.js';

@ApiTags('Live updates')
@Controller('api/events')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  /**
   * Not by Nest's `@Sse`: that one numbers the events, which promises that they can be continued,
   * lets 4 MB pile up for each reader, and has headers of its own.
   */
  @Get()
  @DescribeStream()
  open(
    @SignedIn() who: SignedInAccount,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { raw } = reply.headers(streamHeaders);
    // Also those that were set before: safe headers, the cookie of a session that was prolonged.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      raw.setHeader(name, value ?? '');
    reply.hijack();
    raw.writeHead(200);
    // Fastify answers HEAD by the handler of GET.
    if (request.method === 'HEAD') raw.end();
    else this.streams.open(who, raw);
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would otherwise keep events back until its buffer is full.
  'x-accel-buffering': 'no',
};
