import { useSyncExternalStore } from 'react';
import classes from './offline.bar.module.css';

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** True while the browser knows that it has no network. */
export function useOffline(): boolean {
  return useSyncExternalStore(watchNetwork, () => !navigator.onLine);
}

export function OfflineBar() {
  const isOffline = useOffline();
  return (
    <div role="status">
      {isOffline && (
        <p className={classes['bar']}>
          You are offline. This may be out of date; what you type is kept.
        </p>
      )}
    </div>
  );
}
