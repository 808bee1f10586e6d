import { getRouteApi, Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ReconnectBanner } from '../calendar-connection/reconnect.banner.js';
import { LiveUpdates } from '../live/live.region.js';
import { OfflineBar } from '../offline/offline.bar.js';
import { lazyPart } from '../page/lazy.part.js';
import { fetchPartsAhead } from './parts.ahead.js';
import { Navigation } from './navigation.js';
import classes from './shell.module.css';

const AppointmentDrawer = lazyPart(
  async () => (await import('../appointments/appointment.drawer.js')).AppointmentDrawer,
);

const route = getRouteApi('/signed-in');

/** Where the drawer will be: a tap is answered at once. */
const DrawerOutline = () => (
  <div className={classes['outline']} role="status" aria-label="Loading" />
);

/** What stands around every page: navigation, what has to be known everywhere, and the drawer. */
export function Shell() {
  const search = route.useSearch();
  const isDrawerOpen = search.appointment !== undefined || search.new !== undefined;
  useEffect(fetchPartsAhead, []);
  return (
    <div className={classes['shell']}>
      <a href="#content" className={`only-screen-reader ${classes['skip']}`}>
        Skip to the content
      </a>
      <LiveUpdates />
      <Navigation />
      <div className={classes['body']}>
        <OfflineBar />
        <ReconnectBanner />
        <Suspense fallback={<DrawerOutline />}>{isDrawerOpen && <AppointmentDrawer />}</Suspense>
        <main id="content" tabIndex={-1} className={classes['content']}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
