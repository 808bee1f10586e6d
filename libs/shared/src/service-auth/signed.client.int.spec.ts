import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Delete, HttpCode, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Problem } from '#shared/http/index.js';
import { createLogger } from '#shared/logging/index.js';
import { RequestSigner } from './request.signer.js';
import { RequestVerifier } from './request.verifier.js';
import { ServiceAuthGuard } from './service-auth.guard.js';
import { ServiceAuthModule } from './service-auth.module.js';
import { ServiceFault } from './service.fault.js';
import { type ServiceCall, SignedClient } from './signed.client.js';
import { crmToCalendarSync } from './signed.request.js';

const secret = 'a-secret-of-at-least-32-characters';
/** Stands for the one that both read. */
const clock = () => Promise.resolve(1_800_000_000);

@Controller('internal')
@UseGuards(ServiceAuthGuard)
class EchoController {
  @Post('echo')
  @HttpCode(200)
  echo(@Body() body: unknown): unknown {
    return body;
  }

  @Delete('nothing')
  @HttpCode(204)
  nothing(): void {
    return undefined;
  }
}

/** As the services' own filter does, in short. */
function answerProblems(app: NestFastifyApplication): void {
  app.useGlobalFilters({
    catch(error: unknown, host) {
      const reply = host.switchToHttp().getResponse<FastifyReply>();
      const [status, code] = error instanceof Problem ? [error.status, error.code] : [500, 'oops'];
      void reply.status(status).send({ code });
    },
  });
}

async function faultOf(call: Promise<unknown>): Promise<ServiceFault> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ServiceFault) return error;
  throw new Error('no service fault', { cause: error });
}

const echoed: ServiceCall = {
  method: 'POST',
  path: '/internal/echo',
  body: { name: 'Zoë', list: [1, null] },
  timeoutMs: 5_000,
};

describe('the signed client and its guard', () => {
  let app: NestFastifyApplication;
  let address: string;
  const clientWith = (key: string) =>
    new SignedClient(address, new RequestSigner(key, crmToCalendarSync, clock));

  beforeAll(async () => {
    const module = {
      module: class {},
      imports: [
        ServiceAuthModule.admitting(
          new RequestVerifier(secret, crmToCalendarSync, clock),
          createLogger('test', 'silent'),
        ),
      ],
      controllers: [EchoController],
    };
    app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
      bodyParser: false,
      logger: false,
    });
    answerProblems(app);
    await app.listen(0, '127.0.0.1');
    address = await app.getUrl();
  });

  afterAll(() => app.close());

  it('exchange JSON', async () => {
    expect(await clientWith(secret).call(echoed, z.unknown())).toEqual(echoed.body);
  });

  it('understand an empty answer to an empty request', async () => {
    const call: ServiceCall = { method: 'DELETE', path: '/internal/nothing', timeoutMs: 5_000 };
    expect(await clientWith(secret).call(call, z.undefined())).toBeUndefined();
  });

  it('refuse another secret by name', async () => {
    const fault = await faultOf(
      clientWith('another-secret-of-32-characters-!!').call(echoed, z.unknown()),
    );
    expect(fault).toMatchObject({
      code: 'service_refused',
      answer: { status: 401, problemCode: 'service_signature_invalid' },
    });
  });

  it('refuse an unsigned request, and a body whose bytes nobody kept', async () => {
    const unsigned = await fetch(`${address}/internal/nothing`, { method: 'DELETE' });
    expect(unsigned.status).toBe(401);
    const signer = new RequestSigner(secret, crmToCalendarSync, clock);
    const body = 'as text';
    const authorization = await signer.sign({
      method: 'POST',
      path: '/internal/echo',
      body: new Uint8Array(),
    });
    const response = await fetch(`${address}/internal/echo`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/plain' },
      body,
    });
    expect(response.status).toBe(401);
  });

  it('name an answer that is not what was agreed', async () => {
    const fault = await faultOf(clientWith(secret).call(echoed, z.object({ url: z.string() })));
    expect(fault.code).toBe('service_answer_invalid');
  });

  it('name a service that is not there', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => closed.once('listening', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const client = new SignedClient(
      `http://127.0.0.1:${port}`,
      new RequestSigner(secret, crmToCalendarSync, clock),
    );
    expect((await faultOf(client.call(echoed, z.unknown()))).code).toBe('service_unreachable');
  });

  it('give up on a service that does not answer', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const { port } = silent.address() as AddressInfo;
    const client = new SignedClient(
      `http://127.0.0.1:${port}`,
      new RequestSigner(secret, crmToCalendarSync, clock),
    );
    const fault = await faultOf(client.call({ ...echoed, timeoutMs: 50 }, z.unknown()));
    expect(fault.code).toBe('service_timeout');
    silent.closeAllConnections();
    await new Promise((done) => silent.close(done));
  });
});
