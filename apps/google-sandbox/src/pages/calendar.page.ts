import type { StoredEvent } from '../calendar/event.content.js';
import type { EventStore } from '../calendar/event.store.js';
import { groupByDay, type Day, type DayEntry } from './calendar.days.js';
import { markup, type SafeHtml } from './markup.template.js';
import { page } from './page.layout.js';

/** More than anybody reads; a benchmark leaves a hundred thousand. */
const shownEvents = 500;

/** An account's calendar, as the person would see it. */
export function calendarPage(email: string, calendar: EventStore, timeZone: string): string {
  const all = calendar.inOrder({ showDeleted: true });
  const events = all.filter(({ status }) => status !== 'cancelled');
  const deleted = all.filter(({ status }) => status === 'cancelled');
  const days = groupByDay(events.slice(0, shownEvents), timeZone);
  const more = events.length - shownEvents;
  const body = markup`<h1>${email}</h1>
<p class="soft">Google Calendar (sandbox) · ${events.length} ${events.length === 1 ? 'event' : 'events'}</p>
${events.length === 0 ? markup`<p class="card">This calendar is empty.</p>` : undefined}
${days.map(daySection)}
${more > 0 ? markup`<p class="soft">… and ${more} more</p>` : undefined}
${deleted.length === 0 ? undefined : deletedSection(deleted.slice(0, shownEvents), timeZone)}`;
  return page({ title: `${email} – calendar (sandbox)`, body, live: true });
}

function daySection({ title, entries }: Day): SafeHtml {
  return markup`<section><h2>${title}</h2>${entries.map((entry) => card(entry))}</section>`;
}

function deletedSection(events: readonly StoredEvent[], timeZone: string): SafeHtml {
  const cards = groupByDay(events, timeZone).flatMap(({ title, entries }) =>
    entries.map((entry) => card(entry, title)),
  );
  return markup`<section><h2>Deleted</h2>${cards}</section>`;
}

function card({ event, times }: DayEntry, day?: string): SafeHtml {
  const { summary, location, description } = event.content;
  const isDeleted = event.status === 'cancelled';
  return markup`<article class="card${isDeleted ? ' deleted' : ''}" id="${event.id}">
<h3>${summary ?? '(No title)'}</h3>
<p class="when">${day === undefined ? times : `${day}, ${times}`}</p>
${location === undefined ? undefined : markup`<p>${location}</p>`}
${description === undefined ? undefined : markup`<p class="soft text">${description}</p>`}
<p class="soft">${event.status} · <code>${event.id}</code></p>
</article>
`;
}
