import { Module } from '@nestjs/common';
import { AccountDeparture } from './account.departure.js';

@Module({
  providers: [{ provide: AccountDeparture, useValue: { leave: () => Promise.resolve() } }],
  exports: [AccountDeparture],
})
export class NoDepartureModule {}
