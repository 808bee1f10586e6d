import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnitOfWork } from '#shared/database/index.js';
import { Problem } from '#shared/http/index.js';
import { Problems } from '../openapi/problem.responses.js';
import { AccountAuthenticator } from './account.authenticator.js';
import { AccountReader } from './account.reader.js';
import { SignInRequest } from './account.requests.js';
import { AccountView, viewOfAccount } from './account.view.js';
import { SessionKeeper } from './session.keeper.js';
import { Public, SignedIn, type SignedInAccount } from './signed-in.decorator.js';

@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly accounts: AccountReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly authenticator: AccountAuthenticator,
    private readonly sessions: SessionKeeper,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in' })
  @ApiOkResponse({ type: AccountView, description: 'Signed in, by the session cookie.' })
  @Problems('validation_failed', 'wrong_credentials', 'too_many_attempts')
  async signIn(
    @Body() { email, password }: SignInRequest,
    @Ip() clientAddress: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountView> {
    const account = await this.authenticator.authenticate(email, password, clientAddress);
    if (account === undefined) {
      throw new Problem(401, 'wrong_credentials', 'E-mail and password do not belong together');
    }
    // The browser's earlier session would otherwise live on without anybody who can end it.
    await this.sessions.close(request, reply);
    await this.unitOfWork.run((tx) => this.sessions.open(tx, account.id, reply));
    return viewOfAccount(account);
  }

  @Get()
  @ApiOperation({ operationId: 'whoAmI', summary: 'Who is signed in' })
  @ApiOkResponse({ type: AccountView, description: 'Your account.' })
  @Problems('not_signed_in')
  async whoAmI(@SignedIn() { accountId }: SignedInAccount): Promise<AccountView> {
    return viewOfAccount(await this.accounts.read(accountId));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  @ApiNoContentResponse({ description: 'Signed out.' })
  @Problems('not_signed_in')
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(request, reply);
  }
}
