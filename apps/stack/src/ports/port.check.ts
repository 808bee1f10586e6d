import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '../config.js';
import { StartFault } from '../start.fault.js';
import { findFreePort } from './free-port.js';
import { type PortState, probePort } from './port.probe.js';

/** A port that a service is to listen on. */
export interface WantedPort {
  readonly service: ServiceName;
  readonly variable: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
}

/**
 * Makes sure that every port can be listened on, before anything is started.
 *
 * @param patienceMs how long a port may still be in use: services of a killed start need a moment
 * @returns the ports, with a free one for each 0
 * @throws StartFault naming every port that cannot be used
 */
export async function claimPorts(
  wanted: readonly WantedPort[],
  patienceMs: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<ServiceName, number>> {
  const deadline = Date.now() + patienceMs;
  let faults = await findFaults(wanted);
  while (faults.length > 0 && Date.now() < deadline) {
    await pause(100, undefined, { signal });
    faults = await findFaults(wanted);
  }
  if (faults.length > 0) throw new StartFault('port_unusable', faults.join('\n'));
  return new Map(
    await Promise.all(
      wanted.map(async ({ service, port }): Promise<[ServiceName, number]> => [
        service,
        port === 0 ? await findFreePort() : port,
      ]),
    ),
  );
}

async function findFaults(wanted: readonly WantedPort[]): Promise<string[]> {
  const states = await Promise.all(
    wanted.map(async (one): Promise<[WantedPort, PortState]> => [one, await probe(one)]),
  );
  return states.flatMap(([one, state]) =>
    state === 'free' ? [] : [describePortFault(one, state)],
  );
}

const everywhere = new Set(['0.0.0.0', '::']);

async function probe({ port, host }: WantedPort): Promise<PortState> {
  if (port === 0) return 'free';
  const state = await probePort(port, host);
  if (state !== 'free' || !everywhere.has(host)) return state;
  // A program that listens on loopback only would answer "localhost" in place of the service.
  const loopback = await Promise.all(['127.0.0.1', '::1'].map((one) => probePort(port, one)));
  return loopback.includes('in_use') ? 'in_use' : 'free';
}

export function describePortFault(
  { service, variable, port, host }: WantedPort,
  state: Exclude<PortState, 'free'>,
): string {
  switch (state) {
    case 'in_use':
      return (
        `Port ${port}, for ${service}, is used by another program: stop that one, or choose ` +
        `another port with ${variable}.`
      );
    case 'forbidden':
      return (
        `Port ${port}, for ${service}, may not be used by this user: choose one above 1023 ` +
        `with ${variable}.`
      );
    case 'no_such_address':
      return (
        `${service} cannot listen on ${host}, which is none of this machine's: ` +
        `correct ${variable.replace('_PORT', '_HOST')}.`
      );
  }
}
