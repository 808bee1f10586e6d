/** Where the tabs of a browser tell each other who is signed in: they share the session. */
const key = 'signed in';

/** @param accountId null: nobody any more */
export function tellOtherTabs(accountId: string | null): void {
  try {
    localStorage.setItem(key, accountId ?? '');
  } catch {
    // The browser forbids storage: they learn it when their stream begins anew.
  }
}

/** @returns how to stop being told */
export function onToldByOtherTab(listener: (accountId: string | null) => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key === key && event.newValue !== null) listener(event.newValue || null);
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
