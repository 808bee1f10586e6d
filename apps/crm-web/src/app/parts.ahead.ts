/**
 * What one taps next may be asked for in a car park, where no network is: it is fetched while nobody
 * waits for anything. A part that does not come now is as if it had been asked for then. The week is
 * loaded only when it is opened: the router asks for it once a finger, a pointer or the focus is on its
 * link, and whoever opened it since the last release has it.
 */
const parts = [
  () => import('../appointments/appointment.drawer.js'),
  () => import('../appointments/contact.picker.js'),
  () => import('../appointments/zone.picker.js'),
  () => import('../contacts/contacts.page.js'),
  () => import('../contacts/contact.page.js'),
  () => import('../settings/settings.page.js'),
];

/** Somebody pays for each byte, and said so. Not every browser tells. */
function isDataSaved(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** @returns changes its mind */
export function fetchPartsAhead(): () => void {
  if (isDataSaved()) return () => undefined;
  // A failed import stays failed for as long as the page lives: none is risked without a network.
  const begin = (): void => {
    if (navigator.onLine) for (const part of parts) void part().catch(() => undefined);
  };
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(begin, 2_000);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(begin);
  return () => cancelIdleCallback(idle);
}
