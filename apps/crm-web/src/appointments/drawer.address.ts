/** Whether the drawer stands open for it, or is about to: on a page that was just loaded it comes later. */
export const isDrawerFor = (appointmentId: string): boolean =>
  new URLSearchParams(location.search).get('appointment') === appointmentId;
