import { ChannelListener } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { decodeNews, newsChannel } from '#shared/news/index.js';
import type { LiveFeed } from './live.feed.js';

/** What brings the news of all processes to this one's pages. */
export class LiveListener extends ChannelListener {
  constructor(url: string, feed: LiveFeed, logger: Logger) {
    super({
      url,
      applicationName: 'crm-api news',
      channel: newsChannel,
      heard: (payload) => feed.hear(decodeNews(payload)),
      // What was told while nobody listened.
      listening: () => feed.hear('everybody'),
      logger,
      deaf: 'not listening for news; pages are told to read anew when it goes on',
    });
  }
}
