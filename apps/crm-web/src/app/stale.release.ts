const key = 'reloaded for a new release';

/**
 * A page that stands open across a release asks for parts that are gone. It is loaded anew, once:
 * should that not help, the fault is shown instead of a page that reloads for ever.
 */
export function reloadWhenReleased(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(key) !== null) return;
    sessionStorage.setItem(key, 'yes');
    event.preventDefault();
    location.reload();
  });
  window.addEventListener('load', () => setTimeout(() => sessionStorage.removeItem(key), 10_000));
}
