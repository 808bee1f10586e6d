import { anything, gather, type News } from './agent.news.js';

/** So many just fit into a notification; more would be gathered for nothing. */
const mostAgents = 175;

/** The same of appointments: of more than these, only whose they are is told. */
const mostNamed = 200;

/** News that wait to be told; however many come, their number is bounded. */
export class GatheredNews {
  #agents = new Map<string, Set<string>>();
  #named = 0;
  #everybody = false;

  get isEmpty(): boolean {
    return !this.#everybody && this.#agents.size === 0;
  }

  add(agentId: string, news: Iterable<string>): void {
    if (this.#everybody) return;
    const known = this.#agents.get(agentId);
    const before = known?.size ?? 0;
    const all = gather(known, this.#named > mostNamed ? [anything] : news);
    this.#named += all.size - before;
    this.#agents.set(agentId, all);
    if (this.#agents.size > mostAgents) this.#addEverybody();
  }

  addAll(news: News): void {
    if (news === 'everybody') this.#addEverybody();
    else for (const [agentId, one] of news) this.add(agentId, one);
  }

  take(): News {
    const news = this.#everybody ? 'everybody' : this.#agents;
    this.#everybody = false;
    this.#named = 0;
    this.#agents = new Map();
    return news;
  }

  #addEverybody(): void {
    this.#everybody = true;
    this.#agents.clear();
  }
}
