/*
 * A part of the app did not come: a release took it away, or there was no network. Browsers keep that
 * an import failed for as long as the page lives, so only a page that is loaded anew can get it.
 */

const key = 'reloaded for a missing part';
const onceInMs = 10_000;

/** Loads the page anew, but never into the browser's own error page. @returns false: no answer */
export async function reloadIfServed(): Promise<boolean> {
  const isServed = await isServedNow();
  if (isServed) location.reload();
  return isServed;
}

/** The same unasked, so only once: should it not help, the fault is shown instead of a loop. */
export async function reloadOnceIfServed(): Promise<void> {
  if (Date.now() - Number(sessionStorage.getItem(key)) < onceInMs) return;
  if (!(await isServedNow())) return;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
}

async function isServedNow(): Promise<boolean> {
  const request = { method: 'HEAD', cache: 'no-store', headers: { accept: 'text/html' } } as const;
  return fetch('/', request).then(
    ({ ok }) => ok,
    () => false,
  );
}
