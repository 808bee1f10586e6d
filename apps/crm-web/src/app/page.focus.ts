/**
 * The focus goes to the page's heading, from where one reads on: for whatever takes away the element
 * that has it, or that it should go back to.
 */
export function focusPage(): void {
  document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
}
