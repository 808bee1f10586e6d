import { z } from 'zod';
import type { GoogleEvent } from './google.event.js';
import { malformedAnswer } from './google.error.js';

/** Of what else an event holds, nothing is worth refusing the answer for. */
const text = z.string().nullish().catch(null).transform(emptyAsNull);

const eventTime = z.union([
  z.object({
    dateTime: z.string(),
    timeZone: z.string().exactOptional(),
  }),
  z.object({ date: z.string() }),
]);

const answered = z.object({
  id: z.string(),
  etag: z.string(),
  status: z.string().default('confirmed'),
  htmlLink: z.string().nullish().catch(null),
  organizer: z
    .object({ email: z.string().optional(), self: z.boolean().optional() })
    .nullish()
    .catch(null),
  summary: text,
  description: text,
  location: text,
  start: eventTime.nullish().catch(null),
  end: eventTime.nullish().catch(null),
  source: z
    .object({ title: z.string().default(''), url: z.string().default('') })
    .nullish()
    .catch(null),
  // Not lenient: what cannot be read here would make an event of ours look like somebody else's.
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).optional() }).optional(),
});

/**
 * Reads a successful answer.
 *
 * @param expectedId the event that was asked for: an answer about another one is not believed
 * @throws GoogleError `unknown` when the answer is no event of that id (a proxy's page, say)
 */
export function readGoogleEvent(body: unknown, expectedId: string): GoogleEvent {
  const result = answered.safeParse(body);
  if (!result.success || result.data.id !== expectedId) throw malformedAnswer();
  const { htmlLink, organizer, extendedProperties, start, end, source, ...rest } = result.data;
  return {
    ...rest,
    htmlLink: isHttpUrl(htmlLink) ? htmlLink : null,
    organizerEmail: organizer?.self === false ? null : (organizer?.email ?? null),
    start: start ?? null,
    end: end ?? null,
    source: source ?? null,
    privateProperties: extendedProperties?.private ?? {},
  };
}

/** The link is shown to be clicked: nothing but a web address may pass. */
function isHttpUrl(link: string | null | undefined): link is string {
  return typeof link === 'string' && /^https?:\/\//.test(link) && URL.canParse(link);
}

/** Google leaves an empty text out; a stand-in may not. */
function emptyAsNull(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}
