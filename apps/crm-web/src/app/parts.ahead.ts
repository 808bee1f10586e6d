/**
 * What one taps next may be asked for in a car park, where no network is: it is fetched while nobody
 * waits for anything. A part that does not come now is as if it had been asked for then.
 */
const parts = [
  () => import('../appointments/appointment.drawer.js'),
  () => import('../appointments/contact.picker.js'),
  () => import('../contacts/contacts.page.js'),
  () => import('../contacts/contact.page.js'),
  () => import('../settings/settings.page.js'),
];

/** @returns changes its mind */
export function fetchPartsAhead(): () => void {
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
