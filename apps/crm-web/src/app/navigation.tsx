import { Link, useLocation, useParams } from '@tanstack/react-router';
import { NavigationAccount } from './navigation.account.js';
import { overPage } from '../appointments/drawer.place.js';
import { AgendaIcon, ContactsIcon, PlusIcon, SettingsIcon } from '../page/icons.js';
import classes from './navigation.module.css';

const places = [
  { to: '/', words: 'Agenda', Icon: AgendaIcon, also: '/week' },
  { to: '/contacts', words: 'Contacts', Icon: ContactsIcon, also: null },
  { to: '/settings', words: 'Settings', Icon: SettingsIcon, also: null },
] as const;

/** At the side where there is room, else at the bottom, where the thumb is. */
export function Navigation() {
  const pathname = useLocation({ select: (location) => location.pathname });
  // On somebody's page it is for them.
  const { contactId: client = '' } = useParams({ strict: false });
  return (
    <nav aria-label="Main" className={classes['bar']}>
      <span className={classes['name']}>ALT</span>
      <div className={classes['places']}>
        {places.map(({ to, words, Icon, also }) => (
          <Link
            key={to}
            to={to}
            className={classes['place']}
            // The day that is shown, or an open drawer, make it no other place.
            activeOptions={{ exact: to === '/', includeSearch: false }}
            aria-current={pathname === also ? 'true' : undefined}
          >
            <span className={classes['icon']}>
              <Icon />
            </span>
            {words}
          </Link>
        ))}
      </div>
      <Link
        to="."
        search={({ appointment: _, ...search }) => ({ ...search, new: client })}
        state={overPage}
        resetScroll={false}
        className={classes['new']}
      >
        <PlusIcon />
        <span className={classes['newWords']}>New appointment</span>
      </Link>
      <NavigationAccount />
    </nav>
  );
}
