import { useCallback, useEffect, useState } from 'react';
import { useLiveUpdates } from './live.updates.js';
import { endingsInWords, type SyncEnding } from './sync.announcement.js';

/** What ends within that time is told together. */
const gatherMs = 1_000;
/** Then it is forgotten, so that the same words are news when they come again. */
const heardMs = 8_000;

/** Listens for what changes elsewhere, and says to those who do not see it what reached the calendar. */
export function LiveUpdates() {
  const [endings, setEndings] = useState<readonly SyncEnding[]>([]);
  const [words, setWords] = useState('');
  const gather = useCallback(
    (ending: SyncEnding) => setEndings((gathered) => [...gathered, ending]),
    [],
  );
  useLiveUpdates(gather);
  useEffect(() => {
    if (endings.length === 0) return undefined;
    const timer = setTimeout(() => {
      setWords(endingsInWords(endings));
      setEndings([]);
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [endings]);
  useEffect(() => {
    if (words === '') return undefined;
    const timer = setTimeout(() => setWords(''), heardMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div role="status" className="only-screen-reader">
      {words}
    </div>
  );
}
