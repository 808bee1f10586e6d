import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api.schema.js';
import { patientFetch } from './patient.fetch.js';
import { ProblemError, type Problem } from './problem.error.js';

export type Schemas = components['schemas'];

/** Every answer that is no success is thrown, so that queries and mutations fail by it. */
const throwing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw new ProblemError((await response.json()) as Problem, response.status);
  },
};

/** crm-api, typed by its own description. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: patientFetch });
api.use(throwing);

/** The body of an answer that has one: refusals were thrown. */
export async function bodyOf<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await answer;
  if (data === undefined) throw new Error('ALT answered without a body.');
  return data;
}
