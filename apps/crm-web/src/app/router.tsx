import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session.query.js';
import { NotFoundAlone, NotFoundPage } from './not-found.page.js';
import { FailedAlone, FailedPage } from './failed.page.js';
import { missing } from '../page/missing.part.js';
import { Opening } from './opening.js';
import { queryClient } from './query.client.js';
import {
  addressFormat,
  appointmentSearch,
  calendarSearch,
  daySearch,
  entranceSearch,
  placeInAlt,
  textSearch,
  weekSearch,
} from './search.reader.js';

const lazyPage = <Part extends Record<string, unknown>, Name extends keyof Part>(
  load: () => Promise<Part>,
  name: Name,
) => lazyRouteComponent(() => load().catch(missing), name);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundAlone,
  errorComponent: FailedAlone,
});

/** For people who are not signed in; whoever is goes to their agenda. */
const signedOut = createRoute({
  getParentRoute: () => root,
  id: 'signed-out',
  pendingComponent: Opening,
  validateSearch: entranceSearch,
  beforeLoad: async ({ context, search }) => {
    const account = await context.queryClient.ensureQueryData(sessionQuery);
    if (account !== null) redirect({ href: search.next ?? '/', replace: true, throw: true });
  },
});
const signIn = createRoute({
  getParentRoute: () => signedOut,
  path: '/sign-in',
  component: lazyPage(() => import('../session/sign-in.page.js'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => signedOut,
  path: '/sign-up',
  component: lazyPage(() => import('../session/sign-up.page.js'), 'SignUpPage'),
});

/**
 * Everything behind the sign-in. Which appointment stands open is part of the address on every
 * page: Back closes it, and a link to it can be kept.
 */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  pendingComponent: Opening,
  validateSearch: appointmentSearch,
  beforeLoad: async ({ context, location }) => {
    const account = await context.queryClient.ensureQueryData(sessionQuery);
    if (account === null) {
      return redirect({ to: '/sign-in', search: placeInAlt(location.href), throw: true });
    }
    return { account };
  },
  component: lazyPage(() => import('./shell.js'), 'Shell'),
});
const agenda = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: daySearch,
  component: lazyPage(() => import('../agenda/agenda.page.js'), 'AgendaPage'),
});
const week = createRoute({
  getParentRoute: () => signedIn,
  path: '/week',
  validateSearch: weekSearch,
  component: lazyPage(() => import('../agenda/week.page.js'), 'WeekPage'),
});
const contacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts',
  validateSearch: textSearch,
  component: lazyPage(() => import('../contacts/contacts.page.js'), 'ContactsPage'),
});
const contact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId',
  component: lazyPage(() => import('../contacts/contact.page.js'), 'ContactPage'),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  validateSearch: calendarSearch,
  component: lazyPage(() => import('../settings/settings.page.js'), 'SettingsPage'),
});
/** Where the event in Google Calendar leads: the appointment stands open over the agenda. */
const appointment = createRoute({
  getParentRoute: () => signedIn,
  path: '/appointments/$appointmentId',
  beforeLoad: ({ params }) => {
    const search = appointmentSearch({ appointment: params.appointmentId });
    if (search.appointment === undefined) notFound({ throw: true });
    redirect({ to: '/', search, replace: true, throw: true });
  },
});

export const router = createRouter({
  routeTree: root.addChildren([
    signedOut.addChildren([signIn, signUp]),
    signedIn.addChildren([agenda, week, contacts, contact, settings, appointment]),
  ]),
  context: { queryClient },
  ...addressFormat,
  defaultPreload: 'intent',
  // The query cache knows what is fresh.
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
  // Not for the moment that it usually takes.
  defaultPendingMs: 400,
  defaultPendingMinMs: 0,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
