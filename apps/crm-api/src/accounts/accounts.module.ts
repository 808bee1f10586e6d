import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountAuthenticator } from './account.authenticator.js';
import { AccountReader } from './account.reader.js';
import { AccountRegistrar } from './account.registrar.js';
import { AccountRemover } from './account.remover.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsUpkeep } from './accounts.upkeep.js';
import { PasswordHasher } from './password.hasher.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session.cookie.js';
import { SessionGuard } from './session.guard.js';
import { SessionKeeper } from './session.keeper.js';
import { SignInThrottle } from './sign-in.throttle.js';

/** Accounts and sessions. Its guard is global: without `@Public()` a route asks for a session. */
@Module({})
export class AccountsModule {
  /** @param departures the module that exports `AccountDeparture` */
  static departingThrough(departures: Required<DynamicModule>['imports'][number]): DynamicModule {
    return {
      module: AccountsModule,
      global: true,
      imports: [departures],
      controllers: [AccountsController, SessionController],
      providers: [
        AccountAuthenticator,
        AccountReader,
        AccountRegistrar,
        AccountRemover,
        AccountsUpkeep,
        PasswordHasher,
        SessionCookie,
        SessionKeeper,
        SignInThrottle,
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
      exports: [SessionKeeper],
    };
  }
}
