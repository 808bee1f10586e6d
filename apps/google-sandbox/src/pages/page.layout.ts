import { markup, SafeHtml } from './markup.template.js';
import { pageStyle } from './page.style.js';

/** Replaces the page's content when it has changed; without scripts the page is as it was loaded. */
const refresher = new SafeHtml(`<script>
setInterval(async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    const shown = document.querySelector('main');
    if (fresh && shown && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
  } catch { /* the sandbox is away; the next round finds out */ }
}, 2000);
</script><noscript><meta http-equiv="refresh" content="5"></noscript>`);

export interface PageOptions {
  readonly title: string;
  readonly body: SafeHtml;
  /** A form rather than a list. */
  readonly narrow?: boolean;
  /** Follows changes without being asked. */
  readonly live?: boolean;
}

/** A whole document. */
export function page({ title, body, narrow = false, live = false }: PageOptions): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
${live ? refresher : undefined}
</head>
<body>
<header class="site">A stand-in for Google, for development and tests. <a href="/">Accounts</a></header>
<main${narrow ? markup` class="narrow"` : undefined}>
${body}
</main>
</body>
</html>
`.text;
}
