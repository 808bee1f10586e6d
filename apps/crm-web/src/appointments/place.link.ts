/** Where a place can be looked at. */
export interface PlaceLink {
  readonly href: string;
  readonly words: string;
}

/**
 * A link that the agent follows, nothing that we load: the place leaves ALT by their own hand only.
 * A plain address of the web is the one that opens the maps app on every kind of phone.
 */
export function placeLink(location: string): PlaceLink {
  const text = location.trim();
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) {
    return { href: text, words: 'Open the link' };
  }
  const query = new URLSearchParams({ api: '1', query: text });
  return { href: `https://www.google.com/maps/search/?${query}`, words: 'Open in maps' };
}
