import { invalidItem } from '../errors/calendar.errors.js';
import type { GoogleErrorItem } from '../errors/google-api.error.js';
import type { EventProperties, PropertyMap } from './event.content.js';
import { readObject, readText } from './json.reader.js';

/**
 * Google: a longer key "will be silently dropped", a longer value "will be silently truncated";
 * more properties, or more bytes in all, than this are refused.
 */
const maxKeyLength = 44;
const maxValueLength = 1024;
const maxProperties = 300;
const maxBytes = 32 * 1024;

/** @param faults where what is wrong is added */
export function readProperties(
  value: unknown,
  faults: GoogleErrorItem[],
): EventProperties | undefined {
  const field = readObject(value);
  if (field === undefined) return undefined;
  const ofMine = readMap(field['private']);
  const ofAll = readMap(field['shared']);
  const entries = [...Object.entries(ofMine), ...Object.entries(ofAll)];
  const bytes = entries.reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  if (entries.length > maxProperties || bytes > maxBytes) {
    faults.push(invalidItem('Invalid extended properties.'));
  }
  if (entries.length === 0) return undefined;
  return {
    ...(Object.keys(ofMine).length === 0 ? {} : { private: ofMine }),
    ...(Object.keys(ofAll).length === 0 ? {} : { shared: ofAll }),
  };
}

function readMap(value: unknown): PropertyMap {
  const kept: Record<string, string> = {};
  for (const [key, entry] of Object.entries(readObject(value) ?? {})) {
    const text = readText(entry);
    if (text !== undefined && key.length <= maxKeyLength) {
      kept[key] = text.slice(0, maxValueLength);
    }
  }
  return kept;
}
