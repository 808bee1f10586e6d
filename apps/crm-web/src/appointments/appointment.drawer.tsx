import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useDrawerClosing } from './drawer.place.js';
import { NewAppointment } from './new.appointment.js';
import { StoredAppointment } from './stored.appointment.js';
import classes from './appointment.drawer.module.css';

const route = getRouteApi('/signed-in');

/** An appointment over the page: from below on a phone, near the thumb; else at the right. */
export function AppointmentDrawer() {
  const { appointment, new: contactId } = route.useSearch();
  const close = useDrawerClosing();
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, {
    getInitialValueInEffect: false,
  });
  return (
    <Drawer
      opened
      onClose={close}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '94dvh' : '30rem'}
      title={appointment === undefined ? 'New appointment' : 'Appointment'}
      classNames={classNames}
      attributes={attributes}
      data-scroll-lock
    >
      {appointment === undefined ? (
        <NewAppointment key={contactId} contactId={contactId ?? ''} onClose={close} />
      ) : (
        <StoredAppointment key={appointment} id={appointment} onClose={close} />
      )}
    </Drawer>
  );
}

const classNames = {
  content: classes['content'] ?? '',
  header: classes['header'] ?? '',
  title: classes['title'] ?? '',
  body: classes['body'] ?? '',
};

const attributes = {
  // Mantine makes it a `header`, which would be the page's second banner.
  header: { role: 'presentation' },
  // The first to be read, and no ring around the button that closes it.
  title: { 'data-home': true, 'data-autofocus': true, tabIndex: -1 },
};
