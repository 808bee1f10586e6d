import type { FastifyReply, FastifyRequest } from 'fastify';
import { garbageOutcome, outcomeOfFault } from '../faults/fault.answer.js';
import type { PlannedFault } from '../faults/fault.plan.js';
import type { SandboxState } from '../sandbox.state.js';
import type { GoogleCall, Outcome } from './google-call.js';
import { outcomeOf } from './outcome.builder.js';

export type Sleep = (milliseconds: number) => Promise<void>;

/**
 * Serves calls on Google's paths: applies the faults that are planned, answers, writes the
 * journal. A call is in the journal before its answer is on the wire, so whoever has the answer
 * finds the entry.
 */
export class CallServer {
  constructor(
    private readonly state: SandboxState,
    private readonly sleep: Sleep,
  ) {}

  /** @param run does what Google would do; may throw what Google would answer */
  serve(
    request: FastifyRequest,
    reply: FastifyReply,
    call: GoogleCall,
    run: () => Outcome,
  ): Promise<void> | undefined {
    const fault = this.state.faults.take(call);
    const { latencyMs } = this.state.settings;
    if (fault === undefined && latencyMs === 0) {
      this.answer(request, reply, call, outcomeOf(run));
      return undefined;
    }
    return this.#serveDisturbed(request, reply, call, run, fault, latencyMs);
  }

  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    call: GoogleCall,
    outcome: Outcome,
    fault?: PlannedFault,
  ): void {
    this.#record(request, reply, call, outcome, fault);
    reply.code(outcome.status);
    if (outcome.contentType !== undefined) reply.header('content-type', outcome.contentType);
    if (outcome.headers !== undefined) reply.headers(outcome.headers);
    reply.send(outcome.payload);
  }

  async #serveDisturbed(
    request: FastifyRequest,
    reply: FastifyReply,
    call: GoogleCall,
    run: () => Outcome,
    fault: PlannedFault | undefined,
    latencyMs: number,
  ): Promise<void> {
    if (latencyMs > 0) await this.sleep(latencyMs);
    // `after`: Google has done its work, and only then does something go wrong.
    const early = fault?.when === 'after' ? outcomeOf(run) : undefined;
    if (fault !== undefined && fault.delayMs > 0) await this.sleep(fault.delayMs);
    if (fault === undefined || fault.effect.kind === 'none') {
      this.answer(request, reply, call, early ?? outcomeOf(run), fault);
      return;
    }
    this.#disturb(request, reply, call, fault);
  }

  #disturb(
    request: FastifyRequest,
    reply: FastifyReply,
    call: GoogleCall,
    fault: PlannedFault,
  ): void {
    const { effect } = fault;
    if (effect.kind === 'answer') {
      this.answer(request, reply, call, outcomeOfFault(effect.answer, call), fault);
    } else if (effect.kind === 'garbage') {
      this.answer(request, reply, call, garbageOutcome(), fault);
    } else {
      this.#record(request, reply, call, undefined, fault);
      reply.hijack();
      if (effect.kind === 'reset') request.raw.socket.resetAndDestroy();
    }
  }

  #record(
    request: FastifyRequest,
    reply: FastifyReply,
    call: GoogleCall,
    outcome: Outcome | undefined,
    fault: PlannedFault | undefined,
  ): void {
    const { query, body } = call;
    this.state.journal.record({
      atMs: this.state.now(),
      method: call.method,
      path: pathOf(request.url),
      operation: call.operation,
      account: outcome?.account ?? call.account ?? null,
      status: outcome?.status ?? null,
      eventId: outcome?.eventId ?? call.eventId ?? null,
      reason: outcome === undefined ? (fault?.effect.kind ?? null) : (outcome.reason ?? null),
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
      ...(fault === undefined ? {} : { fault: fault.id }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    });
  }
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
