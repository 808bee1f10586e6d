/**
 * A number as it was noted, as a telephone dials it; undefined: there is nothing to dial. A comma
 * and a semicolon stay: they wait, where without them an extension would become part of the number.
 */
export function dialLink(phone: string | null): string | undefined {
  const dialled = (phone ?? '').replaceAll(/[^\d+*#,;]/g, '').replaceAll(/^[,;]+|[,;]+$/g, '');
  // In a link these two begin something else.
  const written = dialled.replaceAll('#', '%23').replaceAll(';', '%3B');
  return /\d/.test(dialled) ? `tel:${written}` : undefined;
}

/** RFC 6068: what parts the address stands for itself, and there are programs that want it so. */
export const mailLink = (email: string): string =>
  `mailto:${encodeURIComponent(email).replace(/%40(?!.*%40)/, '@')}`;
