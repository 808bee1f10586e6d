import { Body, Controller, Delete, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, TraceContext } from '#shared/http/index.js';
import { Problems } from '../openapi/problem.responses.js';
import { AccountAuthenticator } from './account.authenticator.js';
import { AccountReader } from './account.reader.js';
import { AccountRegistrar } from './account.registrar.js';
import { AccountRemover } from './account.remover.js';
import { DeleteAccountRequest, SignUpRequest } from './account.requests.js';
import { AccountView, viewOfAccount } from './account.view.js';
import { SessionKeeper } from './session.keeper.js';
import { Public, SignedIn, type SignedInAccount } from './signed-in.decorator.js';

@ApiTags('Account')
@Controller('api')
export class AccountsController {
  constructor(
    private readonly accounts: AccountReader,
    private readonly registrar: AccountRegistrar,
    private readonly authenticator: AccountAuthenticator,
    private readonly remover: AccountRemover,
    private readonly sessions: SessionKeeper,
  ) {}

  @Public()
  @Post('accounts')
  @ApiOperation({ operationId: 'signUp', summary: 'Open an account and sign in' })
  @ApiCreatedResponse({ type: AccountView, description: 'Signed in, by the session cookie.' })
  @Problems('validation_failed', 'sign_up_closed', 'email_taken')
  async signUp(
    @Body() request: SignUpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountView> {
    const account = await this.registrar.register(request, (tx, { id }) =>
      this.sessions.open(tx, id, reply),
    );
    return viewOfAccount(account);
  }

  @Delete('account')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteAccount',
    summary: 'Delete the account and all that hangs on it',
    description:
      'Contacts, appointments, sessions, the calendar connection with its tokens: at once and ' +
      'for good. Events that are in Google Calendar already stay there.',
  })
  @ApiNoContentResponse({ description: 'Gone.' })
  @Problems('validation_failed', 'wrong_password', 'too_many_attempts')
  async delete(
    @Body() { password }: DeleteAccountRequest,
    @SignedIn() { accountId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Ip() clientAddress: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { email } = await this.accounts.read(accountId);
    if ((await this.authenticator.authenticate(email, password, clientAddress)) === undefined) {
      throw new Problem(403, 'wrong_password', 'The password is not right');
    }
    await this.remover.remove(accountId, traceContext);
    await this.sessions.close(request, reply);
  }
}
