import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { notFound, TraceContext } from '#shared/http/index.js';
import { IdOf } from '#shared/validation/index.js';
import { SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { parseIdempotencyKey } from '../idempotency/idempotency.key.js';
import { MadeOncePerKey } from '../idempotency/idempotency.operations.js';
import { Problems } from '../openapi/problem.responses.js';
import { ContactEntity } from './contact.entity.js';
import { ContactList } from './contact.list.js';
import {
  CreateContactRequest,
  ListContactsQuery,
  UpdateContactRequest,
} from './contact.requests.js';
import { ContactPage, ContactView, viewOfContact } from './contact.view.js';
import { ContactWriter } from './contact.writer.js';

const contactId = new IdOf('contact');
const ApiContactId = () => ApiParam({ name: 'id', type: String, format: 'uuid' });

@ApiTags('Contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ContactWriter,
    private readonly list: ContactList,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'createContact', summary: 'Add a contact' })
  @ApiCreatedResponse({ type: ContactView, description: 'The contact as it was stored.' })
  @MadeOncePerKey({ type: ContactView })
  @Problems('validation_failed', 'not_signed_in')
  async create(
    @SignedIn() { accountId }: SignedInAccount,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() request: CreateContactRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactView> {
    const key = parseIdempotencyKey(idempotencyKey);
    const { made, isNew } = await this.writer.create(accountId, request, key);
    reply.status(isNew ? 201 : 200);
    return viewOfContact(made);
  }

  @Get()
  @ApiOperation({ operationId: 'listContacts', summary: 'List contacts, the oldest first' })
  @ApiOkResponse({ type: ContactPage, description: 'A page of contacts.' })
  @Problems('validation_failed', 'not_signed_in')
  page(
    @SignedIn() { accountId }: SignedInAccount,
    @Query() query: ListContactsQuery,
  ): Promise<ContactPage> {
    return this.list.page(accountId, query);
  }

  @Get(':id')
  @ApiContactId()
  @ApiOperation({ operationId: 'getContact', summary: 'Read a contact' })
  @ApiOkResponse({ type: ContactView, description: 'The contact.' })
  @Problems('not_signed_in', 'not_found')
  async read(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @Param('id', contactId) id: string,
  ): Promise<ContactView> {
    const contact = await this.dataSource.manager.findOneBy(ContactEntity, { id, agentId });
    if (contact === null) throw notFound('contact');
    return viewOfContact(contact);
  }

  @Patch(':id')
  @ApiContactId()
  @ApiOperation({
    operationId: 'updateContact',
    summary: 'Change a contact',
    description:
      'What is left out stays; null clears. The calendar events of upcoming appointments follow ' +
      'a new name, e-mail address or phone number.',
  })
  @ApiOkResponse({ type: ContactView, description: 'The contact.' })
  @Problems('validation_failed', 'not_signed_in', 'not_found')
  async update(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Param('id', contactId) id: string,
    @Body() request: UpdateContactRequest,
  ): Promise<ContactView> {
    const change = { contactId: id, agentId, traceContext };
    return viewOfContact(await this.writer.update(change, request));
  }

  @Delete(':id')
  @ApiContactId()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteContact',
    summary: 'Delete a contact',
    description: 'Its appointments go with it, and their events leave the calendar.',
  })
  @ApiNoContentResponse({ description: 'Gone.' })
  @Problems('not_signed_in', 'not_found')
  async delete(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Param('id', contactId) id: string,
  ): Promise<void> {
    await this.writer.delete({ contactId: id, agentId, traceContext });
  }
}
