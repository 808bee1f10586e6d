import { Problem } from '#shared/http/index.js';
import { validationFailed } from '#shared/validation/index.js';

/** Which versions a caller is willing to change: any, or those whose tags they name. */
export type IfMatch = 'any' | readonly string[];

export const entityTag = (version: number): string => `"${version}"`;

// RFC 9110 section 8.8.3.
const entityTags =
  /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*$/;

/**
 * Reads an `If-Match` header. A weak tag, as a compressing proxy makes of ours, matches nothing
 * (RFC 9110 section 13.1.1): it says that two versions are as good as the same.
 *
 * @throws Problem 400 naming `If-Match`
 */
export function parseIfMatch(header: string | undefined): IfMatch {
  const text = header?.trim();
  if (text === undefined || text === '*') return 'any';
  if (!entityTags.test(text)) {
    throw validationFailed([
      {
        field: 'If-Match',
        message: 'If-Match must be an ETag of an earlier answer, like "3", or *',
      },
    ]);
  }
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag.startsWith('"'));
}

/** @throws Problem 412 with the version that is stored now */
export function assertMatches(ifMatch: IfMatch, version: number): void {
  if (ifMatch === 'any' || ifMatch.includes(entityTag(version))) return;
  throw new Problem(412, 'version_mismatch', 'The appointment was changed meanwhile', {
    detail: `Its version is ${version} now. Read it again, then repeat your change.`,
    extensions: { version },
    headers: { ETag: entityTag(version) },
  });
}
