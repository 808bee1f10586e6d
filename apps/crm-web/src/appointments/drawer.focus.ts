/** For whatever takes away the element in the drawer that has the focus. */
export function focusDrawer(): void {
  document.querySelector<HTMLElement>('[data-drawer-title]')?.focus({ preventScroll: true });
}
