import { z } from 'zod';

/** What an answer that is not a success says about itself, in whichever of Google's shapes. */
export interface ErrorAnswer {
  /**
   * Which of Google's two tongues: the Calendar API's, the token endpoint's (RFC 6749), or
   * neither (a proxy's page, a front end's HTML).
   */
  readonly shape: 'api' | 'oauth' | 'foreign';
  /** Most telling first. */
  readonly reasons: readonly string[];
  /** A quota that is counted for each user, not for the project. */
  readonly perUserQuota: boolean;
  readonly words: string | null;
}

const reported = z.object({ reason: z.string() });
const errorInfo = z.object({
  reason: z.string(),
  metadata: z.record(z.string(), z.unknown()).catch({}).default({}),
});

/** Takes the entries that can be read and leaves the rest: `details` holds many types. */
const entriesOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const result = entry.safeParse(value);
        return result.success ? [result.data] : [];
      }),
    );

const apiBody = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().nullable().catch(null),
    status: z.string().nullable().catch(null),
    errors: entriesOf(reported),
    details: entriesOf(errorInfo),
  }),
});

const oauthBody = z.object({
  error: z.string(),
  error_description: z.string().nullable().catch(null),
});

export function readErrorAnswer(body: unknown): ErrorAnswer {
  const api = apiBody.safeParse(body);
  if (api.success) return fromApi(api.data.error);
  const oauth = oauthBody.safeParse(body);
  if (oauth.success) {
    const { error, error_description: words } = oauth.data;
    return { shape: 'oauth', reasons: [error], perUserQuota: false, words };
  }
  return { shape: 'foreign', reasons: [], perUserQuota: false, words: null };
}

function fromApi(error: z.output<typeof apiBody>['error']): ErrorAnswer {
  const { errors, details, status, message } = error;
  // An ErrorInfo is the more precise of the two. Where one is given, the bare `forbidden` beside
  // it says nothing of the event, and must not be taken for a burnt id.
  const coarse = errors.map(({ reason }) => reason);
  const precise = details.map(({ reason }) => reason);
  return {
    shape: 'api',
    reasons: [
      ...precise,
      ...(precise.length === 0 ? coarse : coarse.filter((reason) => reason !== 'forbidden')),
      ...(status === null ? [] : [status]),
    ],
    perUserQuota: details.some(({ metadata }) =>
      /per.?user/i.test(String(metadata['quota_limit'])),
    ),
    words: message,
  };
}
