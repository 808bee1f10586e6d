type FormatOfZone = (zone: string, locale?: string) => Intl.DateTimeFormat;

/**
 * Ways to write a moment, by zone and locale. Each is made once: that takes a hundred times as long
 * as to write by it, and every row of a list writes several times.
 *
 * @returns without a locale, in the browser's
 */
export function formatsOf(options: Intl.DateTimeFormatOptions): FormatOfZone {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone, locale) => {
    const key = `${zone} ${locale}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    made.set(key, format);
    return format;
  };
}
