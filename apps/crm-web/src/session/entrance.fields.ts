import { faultInWords } from '../api/refusal.words.js';

/** What every field at the door has, with what the last try found wrong with it. */
export const fieldOf = (name: string, lastError: Error | null) => ({
  name,
  error: faultInWords(lastError, name),
  size: 'md' as const,
  required: true,
  // All of them are: marks would say nothing.
  withAsterisk: false,
});
