import { isJsonObject, type JsonObject } from './json.reader.js';

/** JSON merge patch (RFC 7396), which is what `patch` does: null removes, lists are replaced. */
export function mergePatch(current: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...current };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else if (isJsonObject(value)) merged[name] = mergePatch(objectOrEmpty(merged[name]), value);
    else if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function objectOrEmpty(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
