import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  type AgentNews,
  anything,
  decodeNews,
  encodeNews,
  gather,
  mostBytes,
  type News,
} from './agent.news.js';
import { GatheredNews } from './gathered.news.js';

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

const whatever: AgentNews = new Set([anything]);

const everybody: News = 'everybody';

const newsOf = (agents: number, appointments: number): News =>
  new Map(ids(agents).map((agentId): [string, AgentNews] => [agentId, new Set(ids(appointments))]));

const sizeOf = (news: News): number => Buffer.byteLength(encodeNews(news));

describe('news on their way', () => {
  it.each([
    ['of some appointments', newsOf(3, 2)],
    ['of a connection alone', newsOf(2, 0)],
    ['of anything of an agent’s', new Map([[randomUUID(), whatever]])],
    ['of everybody', everybody],
  ])('arrive as they were told: %s', (_what, news) => {
    expect(decodeNews(encodeNews(news))).toEqual(news);
  });

  it('say whose they are when there is no room for what they are about', () => {
    const news = newsOf(100, 60);
    const agents = [...(news as ReadonlyMap<string, AgentNews>).keys()];
    expect(sizeOf(news)).toBeLessThanOrEqual(mostBytes);
    expect(decodeNews(encodeNews(news))).toEqual(new Map(agents.map((id) => [id, whatever])));
  });

  it('say that there is something when there is no room for whose it is', () => {
    const news = newsOf(1_000, 1);
    expect(sizeOf(news)).toBeLessThanOrEqual(mostBytes);
    expect(decodeNews(encodeNews(news))).toBe('everybody');
  });

  it('always fit into a notification, whatever gathers', () => {
    for (let agents = 1; agents <= 240; agents += 17) {
      for (const appointments of [0, 1, 5, 64]) {
        expect(sizeOf(newsOf(agents, appointments))).toBeLessThan(8_000);
      }
    }
  });

  it.each([
    ['', 'nothing'],
    ['[]', 'a list'],
    ['{', 'half of it'],
    ['{"somebody":[]}', 'no agent'],
    [`{"${randomUUID()}":["something"]}`, 'no appointment'],
    [`{"${randomUUID()}":{}}`, 'another shape'],
  ])('are about everybody when they cannot be read: %s', (payload) => {
    expect(decodeNews(payload)).toBe('everybody');
  });

  it('of more appointments than a page wants to read one by one are about anything', () => {
    const agentId = randomUUID();
    expect(decodeNews(JSON.stringify({ [agentId]: ids(65) }))).toEqual(
      new Map([[agentId, whatever]]),
    );
  });
});

describe('news of one agent', () => {
  const [one, two, three] = ids(3) as [string, string, string];

  it('are all that was named, each once', () => {
    const gathered = gather(gather(undefined, [one, two]), [two, three]);
    expect(gathered).toEqual(new Set([one, two, three]));
  });

  it('keep what was named beside what was not', () => {
    expect(gather(gather(undefined, [anything]), [one])).toEqual(new Set([anything, one]));
  });

  it('are no list any more when it becomes too long, and no other’s list for that', () => {
    const sixtyFour = gather(undefined, ids(64));
    expect(sixtyFour.size).toBe(64);
    const tooMany = gather(sixtyFour, ids(1));
    expect(tooMany).toEqual(whatever);
    expect(gather(tooMany, ids(1))).toEqual(whatever);
    expect(gather(undefined, ids(65))).toEqual(whatever);
  });
});

describe('news that gather', () => {
  it('are handed out once', () => {
    const gathered = new GatheredNews();
    const [agentId, first, second] = ids(3) as [string, string, string];
    expect(gathered.isEmpty).toBe(true);
    gathered.add(agentId, new Set([first]));
    gathered.add(agentId, new Set([second]));
    expect(gathered.isEmpty).toBe(false);
    expect(gathered.take()).toEqual(new Map([[agentId, new Set([first, second])]]));
    expect(gathered.isEmpty).toBe(true);
  });

  it('can be put back, and join what came meanwhile', () => {
    const gathered = new GatheredNews();
    const [agentId, first, second] = ids(3) as [string, string, string];
    gathered.add(agentId, new Set([first]));
    const taken = gathered.take();
    gathered.add(agentId, new Set([second]));
    gathered.addAll(taken);
    expect(gathered.take()).toEqual(new Map([[agentId, new Set([first, second])]]));
  });

  it('are about everybody once there are too many agents to name, and begin anew then', () => {
    const gathered = new GatheredNews();
    for (const agentId of ids(176)) gathered.add(agentId, whatever);
    expect(gathered.take()).toBe('everybody');
    expect(gathered.isEmpty).toBe(true);
    gathered.addAll('everybody');
    expect(gathered.isEmpty).toBe(false);
    expect(gathered.take()).toBe('everybody');
  });

  it('name every agent as long as a notification can', () => {
    const gathered = new GatheredNews();
    const agents = ids(175);
    for (const agentId of agents) gathered.add(agentId, whatever);
    expect(decodeNews(encodeNews(gathered.take()))).toEqual(
      new Map(agents.map((agentId) => [agentId, whatever])),
    );
  });
});
