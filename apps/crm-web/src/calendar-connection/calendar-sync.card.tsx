import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { lazyPart } from '../page/lazy.part.js';
import { NotLoaded } from '../page/not.loaded.js';
import { PageSection } from '../page/page.section.js';
import { CardSkeleton } from './card.skeleton.js';
import { ConnectedPart } from './connected.part.js';
import { useConnect } from './connection.mutations.js';
import { connectionQuery } from './connection.query.js';
import { ConnectionHead } from './connection.head.js';
import { NeedsReconnectPart } from './needs-reconnect.part.js';
import { NotConnectedPart } from './not-connected.part.js';
import { CardNotice } from './card.notice.js';
import { troubleInWords } from './trouble.words.js';
import { useOutcome } from './use.outcome.js';

const DisconnectDialog = lazyPart(
  async () => (await import('./disconnect.dialog.js')).DisconnectDialog,
);

/** How the calendar is connected, and all that can be done about it. */
export function CalendarSyncCard() {
  const connection = useQuery(connectionQuery);
  const { connect, isLeaving } = useConnect();
  const { notice, say } = useOutcome(connection);
  const [isAsking, setAsking] = useState(false);

  const leave = (): void => {
    say(undefined);
    connect((error) => say({ words: troubleInWords(error), tone: 'bad' }));
  };
  const ended = (words: string | null): void => {
    setAsking(false);
    if (words !== null) say({ words, tone: 'good' }, 'not_connected');
  };
  const parts = { connect: leave, isLeaving, disconnect: () => setAsking(true) };

  return (
    <PageSection id="calendar-sync" title="Calendar Sync">
      <CardNotice notice={notice} />
      {connection.isPending && <CardSkeleton />}
      {connection.isError && connection.data === undefined && (
        <NotLoaded
          title="Your calendar connection could not be loaded"
          error={connection.error}
          retry={connection.refetch}
        />
      )}
      {connection.data !== undefined && (
        <>
          <ConnectionHead connection={connection.data} />
          {connection.data.state === 'not_connected' && (
            <NotConnectedPart connect={leave} isLeaving={isLeaving} />
          )}
          {connection.data.state === 'needs_reconnect' && (
            <NeedsReconnectPart {...parts} connection={connection.data} />
          )}
          {connection.data.state === 'connected' && (
            <ConnectedPart
              {...parts}
              connection={connection.data}
              readAt={connection.dataUpdatedAt}
              onBackfill={() => say(undefined)}
            />
          )}
        </>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <DisconnectDialog waiting={connection.data?.waiting ?? 0} onEnd={ended} />
        </Suspense>
      )}
    </PageSection>
  );
}
