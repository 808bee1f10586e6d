export {
  type AgentNews,
  anything,
  decodeNews,
  gather,
  type News,
  newsChannel,
} from './agent.news.js';
export { NewsTeller } from './news.teller.js';
