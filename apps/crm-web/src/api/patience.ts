/** Longer than the server takes at its worst; a network in a car park may never answer. */
const patienceMs = 20_000;

export const patience = (): AbortSignal => AbortSignal.timeout(patienceMs);
