import { type AccessGrant, ConnectionGate } from './connection.gate.js';

/** Connections in memory: a test says what each agent has, and sees what was told of it. */
export class MemoryGate extends ConnectionGate {
  readonly grants = new Map<string, AccessGrant>();
  /** What a renewal brings; without an entry, what there is already. */
  readonly renewals = new Map<string, AccessGrant>();
  readonly renewed: string[] = [];
  readonly lost: [agentId: string, epoch: number, reason: string][] = [];
  readonly learnt: [agentId: string, epoch: number, email: string][] = [];
  failing = false;

  override accessFor(agentId: string): Promise<AccessGrant> {
    return Promise.resolve(this.grants.get(agentId) ?? { kind: 'not_connected' });
  }

  override renewAfterRefusal(agentId: string, staleAccessToken: string): Promise<AccessGrant> {
    this.renewed.push(staleAccessToken);
    const renewal = this.renewals.get(agentId);
    if (renewal !== undefined) this.grants.set(agentId, renewal);
    return this.accessFor(agentId);
  }

  override markNeedsReconnect(agentId: string, epoch: number, reason: string): Promise<void> {
    this.lost.push([agentId, epoch, reason]);
    return Promise.resolve();
  }

  override learnAccount(agentId: string, epoch: number, email: string): Promise<void> {
    if (this.failing) return Promise.reject(new Error('the database is away'));
    this.learnt.push([agentId, epoch, email]);
    return Promise.resolve();
  }
}
