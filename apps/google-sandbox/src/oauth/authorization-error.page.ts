import { markup } from '../pages/markup.template.js';
import { page } from '../pages/page.layout.js';
import type { RefusedAuthorization } from './authorization-request.js';

/** Google never redirects a request that it cannot trust: it shows this to the person. */
export function authorizationErrorPage({
  status,
  error,
  description,
}: RefusedAuthorization): string {
  const body = markup`<h1>Access blocked: Authorization Error</h1>
<p>${description}</p>
<p class="bad">Error ${status}: ${error}</p>`;
  return page({ title: `Error ${status}: ${error}`, body, narrow: true });
}
