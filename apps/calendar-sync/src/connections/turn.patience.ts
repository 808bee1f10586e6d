import type { AgentTurns, HeldTurn } from '../relay/agent.turns.js';

/**
 * Runs `work` while holding the agent's turn, or without it when it cannot be had within
 * `patienceMs`: for work that is better done with nothing in flight, but must be done.
 */
export async function withTurn<Result>(
  turns: AgentTurns,
  agentId: string,
  patienceMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const held = await holdWithin(turns, agentId, patienceMs);
  try {
    return await work();
  } finally {
    await held?.release();
  }
}

async function holdWithin(
  turns: AgentTurns,
  agentId: string,
  patienceMs: number,
): Promise<HeldTurn | undefined> {
  const holding = turns.hold(agentId);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  try {
    const held = await Promise.race([holding, patience]);
    // Got too late, it is given back at once; not given back, it would run out by itself.
    if (held === undefined) void holding.then((late) => late.release()).catch(() => undefined);
    return held;
  } finally {
    clearTimeout(timer);
  }
}
