import type { FormFields } from './authorization-request.js';

/** The fields of a query or a form; of a field that is given more than once, the last. */
export function formFields(form: unknown): FormFields {
  if (typeof form !== 'object' || form === null) return {};
  const fields: Record<string, string> = {};
  for (const name of Object.keys(form)) {
    const last = formValues(form, name).at(-1);
    if (last !== undefined) fields[name] = last;
  }
  return fields;
}

/** Every value of one field. */
export function formValues(form: unknown, name: string): readonly string[] {
  if (typeof form !== 'object' || form === null) return [];
  const value: unknown = Object.entries(form).find(([key]) => key === name)?.[1];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}
