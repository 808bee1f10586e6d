import { Body, Controller, Delete, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ServiceAuthGuard } from '#shared/service-auth/index.js';
import type { ConnectOutcome } from './connect.outcome.js';
import { ConnectService } from './connect.service.js';
import { DisconnectService } from './disconnect.service.js';
import {
  agentIdSchema,
  authorizeSchema,
  completeSchema,
  epochSchema,
  readRequest,
} from './internal.requests.js';

/** What crm-api asks for in the name of a signed-in agent. No token ever leaves here. */
@Controller('internal/connections/:agentId')
@UseGuards(ServiceAuthGuard)
export class ConnectionsController {
  constructor(
    private readonly connecting: ConnectService,
    private readonly disconnecting: DisconnectService,
  ) {}

  @Post('authorize')
  @HttpCode(200)
  async authorize(@Param('agentId') id: unknown, @Body() body: unknown): Promise<{ url: string }> {
    const agentId = readRequest(agentIdSchema, id);
    const { sessionHash, redirectUri } = readRequest(authorizeSchema, body);
    return { url: await this.connecting.authorize({ agentId, sessionHash }, redirectUri) };
  }

  @Post('complete')
  @HttpCode(200)
  async complete(
    @Param('agentId') id: unknown,
    @Body() body: unknown,
  ): Promise<{ outcome: ConnectOutcome }> {
    const agentId = readRequest(agentIdSchema, id);
    const { sessionHash, state, code, error } = readRequest(completeSchema, body);
    const callback = { state, code, error };
    return { outcome: await this.connecting.complete({ agentId, sessionHash }, callback) };
  }

  @Delete('grants/:epoch')
  @HttpCode(204)
  async disconnect(@Param('agentId') id: unknown, @Param('epoch') epoch: unknown): Promise<void> {
    const agentId = readRequest(agentIdSchema, id);
    await this.disconnecting.disconnect(agentId, readRequest(epochSchema, epoch));
  }
}
