import { type DynamicModule, Module } from '@nestjs/common';
import { ContactList } from './contact.list.js';
import { ContactWriter } from './contact.writer.js';
import { ContactsController } from './contacts.controller.js';

@Module({})
export class ContactsModule {
  /** @param followers the module that exports `ContactFollowers` */
  static followedBy(followers: Required<DynamicModule>['imports'][number]): DynamicModule {
    return {
      module: ContactsModule,
      imports: [followers],
      controllers: [ContactsController],
      providers: [ContactList, ContactWriter],
    };
  }
}
