/** What of a request says whether it asks for a page. */
export interface AskedFor {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly accept: string | undefined;
}

/** Below these, an address that is not there is not there, whoever asks. */
const notPages = /^\/(?:api|health|metrics|assets)(?:[/?]|$)/;

/**
 * Whether a browser asks for one of the app's own addresses. Which of them exist only the app knows:
 * it gets them all, and shows a page that says so where there is nothing.
 */
export function asksForPage({ method, url, accept = '' }: AskedFor): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && accept.includes('text/html') && !notPages.test(url);
}
