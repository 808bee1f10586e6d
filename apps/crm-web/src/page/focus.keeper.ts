/**
 * Whoever works by keys or by ear is where the focus is. When what has it goes, or cannot be used for
 * a while, a browser gives it to nobody, and they are thrown back to the top. Here it goes home: to what
 * is marked `data-home` in the innermost part of the page that is left, its heading mostly. It comes
 * back to what can be used again; and a dialog that closed leads back to where it was opened.
 */
const parts = 'main, section, li, [role="dialog"]';
const home = '[data-home]';

/** Something that has, or had, the focus. */
interface Place {
  readonly element: HTMLElement;
  /** In which it stands, from the innermost out. They are remembered: it may be gone when one asks. */
  readonly parts: readonly Element[];
}

/** For every dialog where the focus was before it. */
const openedFrom = new WeakMap<Element, Place>();

/** @returns how to leave it to the browser again */
export function keepFocus(): () => void {
  let at: Place | undefined;
  /** From where the focus was brought home, while it may come back there. */
  let away: { readonly from: Place; readonly home: Element } | undefined;
  let frame = 0;

  const moved = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const place = placeOf(target);
    const dialog = target.closest('[role="dialog"]');
    if (dialog !== null && at !== undefined && !dialog.contains(at.element)) {
      if (!openedFrom.has(dialog)) openedFrom.set(dialog, at);
    }
    if (target !== away?.home) away = undefined;
    at = place;
  };
  const check = (): void => {
    frame = 0;
    const active = document.activeElement;
    if (away !== undefined && active === away.home) {
      const { from } = away;
      const isUsableAgain = isUsable(from.element);
      if (!isUsableAgain && from.element.isConnected) return;
      away = undefined;
      if (isUsableAgain) from.element.focus({ preventScroll: true });
      // Something nearer may have come in its place.
      else bringHome(from);
      return;
    }
    if (at === undefined || (active !== at.element && !isNowhere(active))) return;
    if (!isUsable(at.element)) {
      const from = at;
      const reached = bringHome(from);
      if (reached !== undefined) away = { from, home: reached };
    } else if (isNowhere(active)) {
      // They left by themselves: a tap on nothing, say.
      at = undefined;
    }
  };
  // What takes its place is drawn in the same moment, or asks for the focus itself.
  const look = (): void => {
    if (frame === 0) frame = requestAnimationFrame(check);
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'inert'],
  });
  document.addEventListener('focusin', moved);
  document.addEventListener('focusout', look);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', moved);
    document.removeEventListener('focusout', look);
    cancelAnimationFrame(frame);
  };
}

/** Whether nobody has the focus, or only for want of something better: whoever has it may be led on. */
export function isAtHome(): boolean {
  const active = document.activeElement;
  return isNowhere(active) || active?.matches(home) === true;
}

const isNowhere = (active: Element | null): boolean => active === null || active === document.body;

const isUsable = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled, [inert], [inert] *');

function placeOf(element: HTMLElement): Place {
  const around: Element[] = [];
  for (let part = element.closest(parts); part !== null;) {
    around.push(part);
    part = part.parentElement?.closest(parts) ?? null;
  }
  return { element, parts: around };
}

/** @returns what took the focus; undefined: nothing is there yet that could */
function bringHome(place: Place): Element | undefined {
  for (const element of homesOf(place)) {
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return element;
  }
  return undefined;
}

function* homesOf(place: Place): Generator<HTMLElement> {
  for (const part of place.parts) {
    const opener = openedFrom.get(part);
    if (part.isConnected) {
      yield* homesIn(part);
    } else if (opener !== undefined) {
      yield opener.element;
      yield* homesOf(opener);
      return;
    }
  }
  // Nothing is left of where it was: a dialog covers the page behind it.
  for (const part of document.querySelectorAll('[role="dialog"]')) yield* homesIn(part);
  for (const part of document.querySelectorAll('main')) yield* homesIn(part);
}

/** Its own: those of a part within it are nobody else’s. */
const homesIn = (part: Element): readonly HTMLElement[] =>
  [...part.querySelectorAll<HTMLElement>(home)].filter((one) => one.closest(parts) === part);
